import { dayKey } from "@/components/ui/zoned-day";
import type { ChatGap } from "@/lib/chat/schema";
import type { Formats } from "@/lib/i18n/format";
import type { Translate } from "@/lib/i18n/types";

/** What to call why a channel was not read. What is new to the catalogue is said as the ledger has it. */
export function gapReason(t: Translate<"chat">, reason: string): string {
  const key = `gap.reasons.${reason}` as Parameters<typeof t.has>[0];
  return t.has(key) ? t(key) : reason.replaceAll("_", " ");
}

/**
 * "Not recorded 14:02–14:09 (7 min): disconnected", and within a minute "at 14:02 (30 s)". Days are named where the gap ends on another one than it
 * began. `now` in ms since the epoch.
 */
export function gapText(t: Translate<"chat">, formats: Formats, gap: ChatGap, now: number): string {
  const from = Date.parse(gap.from);
  const reason = gapReason(t, gap.reason);
  /** The clock, behind the day where `other` is on another one. */
  const place = (at: number, other: number): string => {
    const isSameDay = dayKey(at, formats.zone) === dayKey(other, formats.zone);
    return `${isSameDay ? "" : `${formats.day(at, now)} `}${formats.clock(at)}`;
  };
  if (gap.to === null) return t("gap.since", { start: place(from, now), reason });
  const to = Date.parse(gap.to);
  const span = to - from < 1_000 ? t("gap.moment") : formats.span(to - from);
  const [start, end] = [place(from, to), place(to, from)];
  return start === end
    ? t("gap.at", { start, span, reason })
    : t("gap.between", { start, end, span, reason });
}
