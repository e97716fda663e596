import { clockText, dayKey, dayText, spanText } from "@/components/ui/time-text";
import type { ChatGap } from "@/lib/chat/schema";

/** Why a channel was not read, as the ledger has it, in words. What is new to this page is said as it is. */
const REASONS: Record<string, string> = {
  disconnected: "disconnected",
  not_joined: "not in the channel",
  refused: "Twitch refused the bot",
  left: "logging was off",
  logging_off: "logging was off",
  spool_full: "the disk was full",
};

/**
 * "Not recorded 14:02–14:09 (7 min): disconnected". Days are named where the gap ends on another one than it
 * began. `now` in ms since the epoch.
 */
export function gapText(gap: ChatGap, now: number, timeZone: string): string {
  const from = Date.parse(gap.from);
  const reason = REASONS[gap.reason] ?? gap.reason.replaceAll("_", " ");
  if (gap.to === null) {
    return `Not recorded since ${onDay(from, now, now, timeZone)}${clockText(from, timeZone)}: ${reason}`;
  }
  const to = Date.parse(gap.to);
  const start = `${onDay(from, to, now, timeZone)}${clockText(from, timeZone)}`;
  const end = `${onDay(to, from, now, timeZone)}${clockText(to, timeZone)}`;
  return `Not recorded ${start}–${end} (${spanText(to - from)}): ${reason}`;
}

const onDay = (at: number, other: number, now: number, timeZone: string): string =>
  dayKey(at, timeZone) === dayKey(other, timeZone) ? "" : `${dayText(at, now, timeZone)} `;
