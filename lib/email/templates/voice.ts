import type { Formats } from "@/lib/i18n/format";
import type { Translate } from "@/lib/i18n/types";

/** The language a mail is written in, and the instance that it comes from. */
export interface Voice {
  t: Translate<"email">;
  formats: Formats;
  /** The address of a page of this instance. */
  page: (path: string) => string;
  /** When it is written, in ms. */
  now: number;
}

export const streamUrl = (login: string): string => `https://twitch.tv/${encodeURIComponent(login)}`;

/** "21 Nov, 20:14", with the year when it is not this one. */
export const dateAndTime = ({ formats, now }: Pick<Voice, "formats" | "now">, at: Date): string =>
  `${formats.date(at.getTime(), now)}, ${formats.clock(at.getTime())}`;

/** A time of the day, with the date when it is not today's. */
export function timeOf(voice: Pick<Voice, "formats" | "now">, at: Date): string {
  const { formats, now } = voice;
  const isToday = formats.date(at.getTime(), now) === formats.date(now, now);
  return isToday ? formats.clock(at.getTime()) : dateAndTime(voice, at);
}
