import { clockText, dayText } from "@/components/ui/time-text";
import type { LikelyLive } from "@/lib/streams/schema";

/** "Likely live again tomorrow between 19:00 and 20:30: it was in 6 of the last 8 weeks." */
export function likelyWords(next: LikelyLive, now: number, timeZone: string): string {
  const [from, to] = [Date.parse(next.from), Date.parse(next.to)];
  const times = `${clockText(from, timeZone)} and ${clockText(to, timeZone)}`;
  const weeks = `${next.times} of the last ${next.weeks} weeks`;
  return `Likely live again ${dayName(from, now, timeZone)} between ${times}. It went live around then in ${weeks}.`;
}

function dayName(at: number, now: number, timeZone: string): string {
  const day = dayText(at, now, timeZone);
  if (day === "Today") return "today";
  const tomorrow = dayText(at - 86_400_000, now, timeZone) === "Today";
  return tomorrow ? "tomorrow" : `on ${day}`;
}
