import { dayBounds, dayKey } from "@/components/ui/zoned-day";
import type { ChatStats } from "@/lib/chat/schema";

/** Messages of an hour or of a day. Times in ms since the epoch. */
export interface StatBar {
  from: number;
  to: number;
  messages: number;
  /** Null for a day: who wrote in two of its hours would be counted twice. */
  chatters: number | null;
}

const HOUR = 3_600_000;
/** Over more hours than this, days are told apart instead. */
const MOST_HOURS = 72;

/** The hours of the figures, or the days of the reader's zone, oldest first and with the silent ones between. */
export function statBars({ hours }: Pick<ChatStats, "hours">, timeZone: string): StatBar[] {
  const starts = hours.map(([at]) => at);
  if (starts.length === 0) return [];
  const [first, last] = [Math.min(...starts), Math.max(...starts)];
  return (last - first) / HOUR < MOST_HOURS
    ? hourBars(hours, first, last)
    : dayBars(hours, first, last, timeZone);
}

function hourBars(hours: ChatStats["hours"], first: number, last: number): StatBar[] {
  const known = new Map(hours.map(([at, messages, chatters]) => [at, { messages, chatters }]));
  return Array.from({ length: Math.round((last - first) / HOUR) + 1 }, (_, index) => {
    const from = first + index * HOUR;
    return { from, to: from + HOUR, ...(known.get(from) ?? { messages: 0, chatters: 0 }) };
  });
}

function dayBars(hours: ChatStats["hours"], first: number, last: number, timeZone: string): StatBar[] {
  const messages = new Map<number, number>();
  for (const [at, count] of hours) {
    const { from } = dayBounds(dayKey(at, timeZone), timeZone);
    messages.set(from, (messages.get(from) ?? 0) + count);
  }
  const bars: StatBar[] = [];
  let from = dayBounds(dayKey(first, timeZone), timeZone).from;
  while (from <= last) {
    const { to } = dayBounds(dayKey(from, timeZone), timeZone);
    bars.push({ from, to, messages: messages.get(from) ?? 0, chatters: null });
    from = to;
  }
  return bars;
}
