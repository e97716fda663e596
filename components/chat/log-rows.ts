import { dayKey } from "@/components/ui/time-text";
import type { ChatLine } from "@/lib/chat/schema";
import { gapKey } from "./result-rows";

/** A line of a log, and the days that stand over them. */
export type LogRow = { kind: "day"; key: string; at: number } | { kind: "line"; key: string; line: ChatLine };

/** The lines of a log, oldest first, under their days. What two pages both hold is shown once. */
export function logRows(lines: readonly ChatLine[], timeZone: string): LogRow[] {
  const rows: LogRow[] = [];
  const seen = new Set<string>();
  let day = "";
  for (const line of lines) {
    const key = lineKey(line);
    if (seen.has(key)) continue;
    seen.add(key);
    const at = Date.parse(lineTime(line));
    const lineDay = dayKey(at, timeZone);
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
