import type { Origin, StreamSummary, Totals } from "@/lib/streams/schema";

const whole = new Intl.NumberFormat("en");
const short = new Intl.NumberFormat("en", { notation: "compact", maximumFractionDigits: 1 });

export const countText = (value: number): string => whole.format(value);
export const shortText = (value: number): string => short.format(value);

/** "1 stream", "3 streams". */
export const plural = (count: number, one: string, many = `${one}s`): string =>
  `${countText(count)} ${count === 1 ? one : many}`;

/** "4.2 h", without the fraction from 100 h on. */
export const hoursText = (hours: number): string =>
  `${countText(hours < 100 ? Math.round(hours * 10) / 10 : Math.round(hours))} h`;

/** What Twitch leaves empty still needs a name. */
export const categoryText = (name: string): string => name || "No category";
export const titleText = (title: string): string => title || "Untitled";

/** How a figure moved since the span before: null when nothing can be said. */
export type Change = { direction: "up" | "down" | "same"; text: string } | null;

/** "+12%" against the span before. From nothing there is no percentage. */
export function changeOf(now: number | null, before: number | null | undefined): Change {
  if (now === null || before === null || before === undefined || before === 0) return null;
  const percent = Math.round((now / before - 1) * 100);
  if (percent === 0) return { direction: "same", text: "as before" };
  return percent > 0
    ? { direction: "up", text: `+${countText(percent)}%` }
    : { direction: "down", text: `−${countText(-percent)}%` };
}

/** Who noticed a stream. */
export const NOTICED_BY: Record<Origin, string> = {
  poll: "by asking Twitch",
  eventsub: "told by Twitch",
  bot: "by the chat bot",
  import: "in past broadcasts",
};

/** Why a stream is over, where that is not the plain case. */
export const END_REASONS: Record<NonNullable<StreamSummary["endReason"]>, string | null> = {
  offline: null,
  replaced: "Another stream began before this one was seen to end.",
  stale: "Not seen for a day, and closed then: its true end is not known.",
};

/** "from 310 to 1,204" in a word for a curve: what a sparkline says to those who do not see it. */
export function curveWords(counts: readonly number[]): string {
  const [first, last] = [counts[0], counts.at(-1)];
  if (first === undefined || last === undefined) return "No viewer counts yet";
  const [from, to] = [countText(first), countText(last)];
  if (Math.abs(last - first) <= Math.max(first, last) * 0.05) return `Viewers steady at about ${to}`;
  return `Viewers ${last > first ? "rising" : "falling"} from ${from} to ${to}`;
}

/** The average of a span per stream, in hours; null without streams. */
export const hoursPerStream = ({ hours, streams }: Totals): number | null =>
  streams === 0 ? null : hours / streams;
