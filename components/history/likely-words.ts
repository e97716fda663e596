import { dayKey } from "@/components/ui/zoned-day";
import type { LikelyLive } from "@/lib/streams/schema";
import type { HistoryWords } from "./words";

const DAY_MS = 86_400_000;

/** "Likely live again tomorrow between 19:00 and 20:30. It went live around then in 6 of the last 8 weeks." */
export function likelyWords(
  next: LikelyLive,
  now: number,
  { t, formats }: Pick<HistoryWords, "t" | "formats">,
): string {
  const [at, until] = [Date.parse(next.from), Date.parse(next.to)];
  const told = { ...next, from: formats.clock(at), to: formats.clock(until) };
  const [day, today] = [at, now].map((time) => dayKey(time, formats.zone));
  if (day === today) return t("likely.today", told);
  if (dayKey(at - DAY_MS, formats.zone) === today) return t("likely.tomorrow", told);
  return t("likely.later", { ...told, day: formats.day(at, now) });
}
