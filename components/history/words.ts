import type { Formats } from "@/lib/i18n/format";
import type { Translate } from "@/lib/i18n/types";
import type { Totals } from "@/lib/streams/schema";

/** What the pages of history say again and again, in the language of the page. */
export interface HistoryWords {
  t: Translate<"history">;
  formats: Formats;
  /** What Twitch leaves empty still needs a name. */
  category: (name: string) => string;
  title: (title: string) => string;
}

export const historyWords = (t: Translate<"history">, formats: Formats): HistoryWords => ({
  t,
  formats,
  category: (name) => name || t("noCategory"),
  title: (title) => title || t("untitled"),
});

/** How a figure moved since the span before: null when nothing can be said. */
export type Change = { direction: "up" | "down" | "same"; text: string } | null;

/** "+12%" against the span before. From nothing there is no percentage. */
export function changeOf(
  now: number | null,
  before: number | null | undefined,
  { t, formats }: Pick<HistoryWords, "t" | "formats">,
): Change {
  if (now === null || before === null || before === undefined || before === 0) return null;
  const percent = Math.round((now / before - 1) * 100);
  if (percent === 0) return { direction: "same", text: t("change.same") };
  return percent > 0
    ? { direction: "up", text: t("change.up", { percent: formats.count(percent) }) }
    : { direction: "down", text: t("change.down", { percent: formats.count(-percent) }) };
}

/** "from 310 to 1,204" in a word for a curve: what a sparkline says to those who do not see it. */
export function curveWords(
  counts: readonly number[],
  { t, formats }: Pick<HistoryWords, "t" | "formats">,
): string {
  const [first, last] = [counts[0], counts.at(-1)];
  if (first === undefined || last === undefined) return t("curve.none");
  const [from, to] = [formats.count(first), formats.count(last)];
  if (Math.abs(last - first) <= Math.max(first, last) * 0.05) return t("curve.steady", { to });
  return last > first ? t("curve.rising", { from, to }) : t("curve.falling", { from, to });
}

/** The average of a span per stream, in hours; null without streams. */
export const hoursPerStream = ({ hours, streams }: Totals): number | null =>
  streams === 0 ? null : hours / streams;

/** For how long a span was watched, in hours; null where nobody counted viewers. */
export const hoursWatched = ({ averageViewers, hoursWatched }: Totals): number | null =>
  averageViewers === null ? null : hoursWatched;
