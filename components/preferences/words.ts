import type { Formats } from "@/lib/i18n/format";
import type { Translate } from "@/lib/i18n/types";
import type { BroadcasterOverride, PreviewItem } from "@/lib/preferences/schema";

type Decision = PreviewItem["decisions"][number];

/** What would have come of something in one way: "sent", "gathered until 07:00: quiet hours", "not sent: muted". */
export function outcomeWords(t: Translate<"preferences">, decision: Decision, formats: Formats): string {
  switch (decision.do) {
    case "send":
      return t(decision.medium === "in_app" ? "outcome.shown" : "outcome.sent");
    case "gather":
      return t(`outcome.gathered.${decision.reason}`, { time: formats.clock(Date.parse(decision.until)) });
    case "skip":
      return t(`outcome.skipped.${decision.reason}`);
  }
}

/** What differs for a broadcaster, one thing each. */
export function overrideWords(t: Translate<"preferences">, item: BroadcasterOverride): string[] {
  if (item.muted) return [t("overrides.muted")];
  const ways = WAYS.flatMap((way) => {
    const here = item[way];
    return here === null ? [] : [t(here ? "overrides.on" : "overrides.off", { way: t(`ways.${way}`) })];
  });
  return item.rules === null ? ways : [...ways, t("overrides.rules")];
}

/** What can differ for a broadcaster, besides rules. */
export const WAYS = ["inApp", "email", "push", "changes"] as const;
