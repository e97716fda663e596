import type { WayVerdict } from "@/lib/deliveries/schema";
import type { Formats } from "@/lib/i18n/format";
import type { Translate } from "@/lib/i18n/types";

/** What became of an announcement in one way, in a few words. Times are those of the clock: the day stands beside it. */
export function verdictWords(
  { state, reason, at, until }: WayVerdict,
  t: Translate<"deliveries">,
  formats: Formats,
): string {
  const clock = (time: string | null) => (time === null ? "" : formats.clock(Date.parse(time)));
  const why = reasonWords(reason, t);
  switch (state) {
    case "told":
    case "sent":
      return t(`verdict.${state}`, { time: clock(at) });
    case "queued":
      return until === null ? t("verdict.queued") : t("verdict.queuedLater", { time: clock(until) });
    case "gathering":
      return t("verdict.gathering", { time: clock(until), why });
    case "gathered":
      return at === null
        ? t("verdict.gatheredLater", { time: clock(until) })
        : t("verdict.gathered", { time: clock(at) });
    case "skipped":
    case "failed":
      return t(`verdict.${state}`, { why });
    case "pending":
    case "off":
    case "not_following":
    case "sending":
      return t(`verdict.${state}`);
  }
}

/** A code in words; one that this version does not know is a provider's. */
export const reasonWords = (reason: string | null, t: Translate<"deliveries">): string =>
  t("reason", { reason: reason ?? "other" });
