import { dayKey } from "@/components/ui/zoned-day";
import type { ChatLine } from "@/lib/chat/schema";
import { gapKey } from "./result-rows";

/** A line of a log, and the days that stand over them. */
export type LogRow = { kind: "day"; key: string; at: number } | { kind: "line"; key: string; line: ChatLine };

const QUARTER_MS = 15 * 60_000;

/** The lines of a log, oldest first, under their days. What two pages both hold is shown once. */
export function logRows(lines: readonly ChatLine[], timeZone: string): LogRow[] {
  const rows: LogRow[] = [];
  const seen = new Set<string>();
  let day = "";
  let quarter = Number.NaN;
  for (const line of lines) {
    const key = lineKey(line);
    if (seen.has(key)) continue;
    seen.add(key);
    const at = Date.parse(lineTime(line));
    // Days begin on a quarter of an hour in every zone: thousands of lines need a handful of look-ups.
    const lineQuarter = Math.floor(at / QUARTER_MS);
    const lineDay = lineQuarter === quarter ? day : dayKey(at, timeZone);
    quarter = lineQuarter;
    // Its key is the day's own: when older lines of the same day come, the heading moves and nothing else.
    if (lineDay !== day) rows.push({ kind: "day", key: `day ${lineDay}`, at });
    day = lineDay;
    rows.push({ kind: "line", key, line });
  }
  return rows;
}

/** What tells a line from the others of its channel. */
export const lineKey = (line: ChatLine): string => {
  if (line.type === "message") return line.message.id;
  return line.type === "event" ? line.event.id : gapKey(line.gap);
};

const lineTime = (line: ChatLine): string => {
  if (line.type === "message") return line.message.sentAt;
  return line.type === "event" ? line.event.sentAt : line.gap.from;
};
