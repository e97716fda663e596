import { clockText, dayKey, dayText, spanText } from "@/components/ui/time-text";
import type { ChatGap } from "@/lib/chat/schema";

/** Why a channel was not read, as the ledger has it, in words. What is new to this page is said as it is. */
const REASONS: Record<string, string> = {
  joining: "the bot was on its way",
  disconnected: "disconnected",
  reconnect: "Twitch asked for a new connection",
  login_refused: "Twitch refused the bot’s account",
  no_answer: "Twitch did not answer",
  suspended: "the channel was suspended",
  banned: "the bot was banned",
  channel_limit: "the bot was in too many channels",
  renamed: "the channel had another name",
  removed: "Twitch took the bot out",
  left: "the bot had left",
  closed: "the bot was stopped",
  bot_stopped: "the bot was stopped",
  bot_died: "the bot crashed",
  spool_full: "the disk was full",
  nowhere: "neither database nor disk took it",
  unstorable: "it could not be stored",
};

export const gapReason = (reason: string): string => REASONS[reason] ?? reason.replaceAll("_", " ");

/**
 * "Not recorded 14:02–14:09 (7 min): disconnected". Days are named where the gap ends on another one than it
 * began. `now` in ms since the epoch.
 */
export function gapText(gap: ChatGap, now: number, timeZone: string): string {
  const from = Date.parse(gap.from);
  const reason = gapReason(gap.reason);
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
