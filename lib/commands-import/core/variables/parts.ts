import type { Part, Template, ValueName } from "@/lib/commands/schema";
import type { Mapped } from "./translate";

/** A variable that needs nothing but its name. */
export const value = (name: ValueName, note?: string): Mapped =>
  put({ kind: "value", name, fallback: null }, note);

export const put = (part: Part, note?: string): Mapped => ({ parts: [part], ...(note && { note }) });

export const cannot = (why: string): Mapped => ({ cannot: why });

/** Said of what we have nothing for. */
export const NO_COUNTERPART = "has no counterpart here";

/** What the other bots do that a channel's commands do not do here, by the name of the variable. */
export const NOT_HERE: Readonly<Record<string, string>> = {
  urlfetch: "fetches a web address, which commands do not do here",
  customapi: "fetches a web address, which commands do not do here",
  readapi: "fetches a web address, which commands do not do here",
  eval: "runs a script, which commands do not do here",
  math: "calculates, which commands do not do here",
  weather: "asks a weather service, which commands do not do here",
  setgame: "changes the stream’s category, which commands do not do here",
  settitle: "changes the stream’s title, which commands do not do here",
  countdown: "counts down to a date, which commands do not do here",
  countup: "counts from a date, which commands do not do here",
  repeat: "repeats a text, which commands do not do here",
};

/** A word behind the command's name, from 1; beyond the ninth there is none here. */
export function argument(place: number, fallback: Template | null = null): Mapped {
  if (place >= 1 && place <= 9) return put({ kind: "argument", place, fallback });
  return cannot("is not one of the first nine words, which are those that can be said here");
}

/** A whole number between two bounds, in whichever order they stand. */
export function random(one: number, other: number): Mapped {
  const least = Math.min(one, other);
  const most = Math.max(one, other);
  if (!Number.isSafeInteger(least) || !Number.isSafeInteger(most))
    return cannot("has bounds that are too large");
  return put({ kind: "random", least, most });
}

/** One of several texts. */
export function pick(options: readonly string[], inner: (text: string) => Template): Mapped {
  if (options.length === 0) return cannot("has nothing to choose from");
  return put({ kind: "pick", options: options.map(inner) });
}

/** Texts between quotation marks, or words: `'a' 'it's b'`, `"a" "b"`, `a b`. */
export function quoted(text: string): string[] {
  const trimmed = text.trim();
  const mark = trimmed[0];
  if ((mark === "'" || mark === '"') && trimmed.length > 1 && trimmed.endsWith(mark)) {
    return trimmed.slice(1, -1).split(/'\s+'|"\s+"/);
  }
  return trimmed.split(/\s+/).filter((word) => word !== "");
}
