import type { Needle } from "./meaning";

/** First and last character of a place: code points from 0, both ends included. */
export type Place = [first: number, last: number];

/** Scripts that are written without spaces: a word of theirs may begin and end anywhere. */
const UNSPACED = /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Thai}\p{sc=Lao}\p{sc=Khmer}\p{sc=Myanmar}]/u;

/** Whether a word is found by its letters alone, wherever they stand. */
export const isUnspaced = (text: string): boolean => UNSPACED.test(text);

/**
 * The places of what was looked for in a text, in order, none touching another. The words are looked for here
 * and not by Postgres, whose ts_headline would give HTML of a stranger's text.
 */
export function highlightsIn(text: string, needles: readonly Needle[]): Place[] {
  const spans = needles.flatMap((needle) =>
    Array.from(
      text.matchAll(patternOf(needle)),
      (match) => [match.index, match.index + match[0].length] as const,
    ),
  );
  const places: Place[] = [];
  let open: [number, number] | undefined;
  for (const [from, to] of spans.toSorted((one, other) => one[0] - other[0])) {
    if (open && from <= open[1]) open[1] = Math.max(open[1], to);
    else {
      if (open) places.push(inCodePoints(text, open));
      open = [from, to];
    }
  }
  if (open) places.push(inCodePoints(text, open));
  return places;
}

const LETTER = "[\\p{L}\\p{N}\\p{M}]";

function patternOf(needle: Needle): RegExp {
  const words = needle.kind === "phrase" ? needle.text.split(" ") : [needle.text];
  const between = needle.kind === "phrase" ? "[^\\p{L}\\p{N}]+" : "";
  const body = words.map(escaped).join(between);
  if (isUnspaced(needle.text)) return new RegExp(body, "giu");
  const begin = /^[\p{L}\p{N}]/u.test(needle.text) ? `(?<!${LETTER})` : "";
  const end = /[\p{L}\p{N}\p{M}]$/u.test(needle.text) ? `(?!${LETTER})` : "";
  const tail = needle.kind === "word" && needle.prefix ? `${LETTER}*` : end;
  return new RegExp(begin + body + tail, "giu");
}

const escaped = (text: string): string => text.replace(/[\\^$.*+?()[\]{}|/]/g, "\\$&");

function inCodePoints(text: string, [from, to]: readonly [number, number]): Place {
  const first = [...text.slice(0, from)].length;
  return [first, first + [...text.slice(from, to)].length - 1];
}
