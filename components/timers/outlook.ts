import type { Formats } from "@/lib/i18n/format";
import type { Translate } from "@/lib/i18n/types";
import type { ChatTimer, TimerOutlook } from "@/lib/timers/schema";

type Words = Translate<"timers">;

/** How soon a timer that has all it needs is looked at, in ms: until then it is due. */
const SOON_MS = 3_000;

/** When a timer is said next, or what it waits for, in a few words. `now` in ms since the epoch. */
export function outlookText(t: Words, formats: Formats, outlook: TimerOutlook, now: number): string {
  const { hindrance, notBefore, linesMissing: count } = outlook;
  if (hindrance !== null) return t(`outlook.${hindrance}`);
  const at = Date.parse(notBefore);
  if (at - now >= SOON_MS) {
    const until = capital(formats.until(at, now));
    return count > 0 ? t("outlook.untilAfter", { until, count }) : until;
  }
  return count > 0 ? t("outlook.waitsFor", { count }) : t("outlook.soon");
}

/** How often a timer is said: "Every 15 min and 5 messages, while live". */
export function rhythmText(
  t: Words,
  { everyMinutes, minLines, onlineOnly }: Pick<ChatTimer, "everyMinutes" | "minLines" | "onlineOnly">,
): string {
  const time = everyMinutes % 60 === 0 ? `${everyMinutes / 60} h` : `${everyMinutes} min`;
  return t("outlook.rhythm", { time, lines: minLines, live: String(onlineOnly) });
}

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
