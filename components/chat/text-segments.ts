import { linksIn } from "./links-in";

/** Characters that are shown in one way: highlighted or not. */
export interface Piece {
  text: string;
  lit: boolean;
}

/** A part of a message: words, an emote by its id, or a link. */
export type TextSegment =
  | { kind: "words"; pieces: Piece[] }
  | { kind: "link"; href: string; pieces: Piece[] }
  | { kind: "emote"; id: string; name: string; lit: boolean };

/** First and last character, counted by code point from 0, both ends included. */
export type Place = readonly [first: number, last: number];
export type EmotePlace = readonly [id: string, first: number, last: number];

/**
 * Cuts a message into what is drawn. Joined again, the segments are the text. Places that lie outside the
 * text or over an earlier one are passed over: what does not fit is shown as the words it was written as.
 */
export function segmentsOf(
  text: string,
  emotes: readonly EmotePlace[],
  highlights: readonly Place[] = [],
): TextSegment[] {
  const characters = Array.from(text);
  const lit = litCharacters(characters.length, highlights);
  const segments: TextSegment[] = [];
  let from = 0;
  for (const [id, first, last] of emotesInOrder(emotes, characters.length)) {
    if (first < from) continue;
    segments.push(...wordsAndLinks(characters, lit, from, first));
    const name = characters.slice(first, last + 1).join("");
    segments.push({ kind: "emote", id, name, lit: lit.slice(first, last + 1).includes(true) });
    from = last + 1;
  }
  segments.push(...wordsAndLinks(characters, lit, from, characters.length));
  return segments;
}

const fits = (first: number, last: number, length: number) =>
  Number.isInteger(first) && Number.isInteger(last) && first >= 0 && first <= last && last < length;

const emotesInOrder = (emotes: readonly EmotePlace[], length: number): EmotePlace[] =>
  emotes.filter(([, first, last]) => fits(first, last, length)).sort(([, one], [, other]) => one - other);

function litCharacters(length: number, highlights: readonly Place[]): boolean[] {
  const lit = new Array<boolean>(length).fill(false);
  for (const [first, last] of highlights) if (fits(first, last, length)) lit.fill(true, first, last + 1);
  return lit;
}

/** The characters from `from` until before `to`. */
function wordsAndLinks(
  characters: readonly string[],
  lit: readonly boolean[],
  from: number,
  to: number,
): TextSegment[] {
  if (from >= to) return [];
  const segments: TextSegment[] = [];
  const words = (start: number, end: number) => {
    if (start < end) segments.push({ kind: "words", pieces: piecesOf(characters, lit, start, end) });
  };
  let done = from;
  for (const link of linksIn(characters.slice(from, to).join(""))) {
    words(done, from + link.from);
    const pieces = piecesOf(characters, lit, from + link.from, from + link.to);
    segments.push({ kind: "link", href: link.href, pieces });
    done = from + link.to;
  }
  words(done, to);
  return segments;
}

function piecesOf(characters: readonly string[], lit: readonly boolean[], from: number, to: number): Piece[] {
  const pieces: Piece[] = [];
  for (let at = from; at < to; at++) {
    const last = pieces.at(-1);
    if (last && last.lit === lit[at]) last.text += characters[at];
    else pieces.push({ text: characters[at] ?? "", lit: lit[at] ?? false });
  }
  return pieces;
}
