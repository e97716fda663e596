import type { Formats } from "@/lib/i18n/format";
import type { Translate } from "@/lib/i18n/types";
import type { DetectionDelays } from "@/lib/live/schema";

type Source = DetectionDelays["sources"][number];
type Figures = Omit<Source["hours"][number], "at">;

/** One hour of the chart. */
export interface DelayHour {
  /** When it begins, in ms since the epoch. */
  at: number;
  /** Null when it saw nothing. */
  figures: Figures | null;
}

const HOUR_MS = 3_600_000;
/** 24 hours touch 25 of the clock. */
const HOURS = 25;

/** Every hour of the clock up to the one that holds `until`, oldest first, with what a source saw in it. */
export function delayHours(hours: Source["hours"], until: number): DelayHour[] {
  const byHour = new Map(hours.map((hour) => [Date.parse(hour.at), hour]));
  const last = Math.floor(until / HOUR_MS) * HOUR_MS;
  return Array.from({ length: HOURS }, (_, n) => {
    const at = last - (HOURS - 1 - n) * HOUR_MS;
    return { at, figures: byHour.get(at) ?? null };
  });
}

/** What an hour or a source saw, in words: "12 seen, half within 18 s, 95 % within 29 s". */
export function delayWords(
  t: Translate<"sync">,
  formats: Formats,
  figures: Pick<Figures, "count" | "p50Ms" | "p95Ms"> | null,
): string {
  if (!figures) return t("delay.noneSeen");
  const { count, p50Ms, p95Ms } = figures;
  return t("delay.words", { count, half: formats.duration(p50Ms), most: formats.duration(p95Ms) });
}
