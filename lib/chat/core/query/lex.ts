import type { Span } from "./terms";

/** A piece of a query between spaces. */
export interface Piece extends Span {
  /** Without the minus, the filter's name and the quotes. */
  text: string;
  /** A minus stands before it. */
  not: boolean;
  /** As written before the colon; null: no filter. */
  filter: string | null;
  quoted: boolean;
  /** False where a quote was opened and never closed. */
  closed: boolean;
}

/** Spaces, and characters that cannot be seen. Those that join emoji and letters (U+200C, U+200D) belong to words. */
const SPACE = /[\s\0\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff\u{e0000}-\u{e007f}]/u;
const QUOTE = /["\u201c\u201d\u201e]/;
/** Two letters at least: "D:" is a face. What "//" follows is an address. */
const FILTER = /^([a-z]{2,}):(?!\/\/)/i;

/** Cuts a query into its pieces. Whatever the text, each visible character belongs to one piece. */
export function piecesOf(text: string): Piece[] {
  const pieces: Piece[] = [];
  let place = 0;
  while (place < text.length) {
    const size = sizeAt(text, place);
    if (SPACE.test(text.slice(place, place + size))) {
      place += size;
      continue;
    }
    const piece = pieceAt(text, place);
    pieces.push(piece);
    place = piece.to;
  }
  return pieces;
}

function pieceAt(text: string, from: number): Piece {
  let place = from;
  const not = text[place] === "-";
  if (not) place += 1;
  const filter = FILTER.exec(text.slice(place, place + 40))?.[1] ?? null;
  if (filter !== null) place += filter.length + 1;
  if (QUOTE.test(text[place] ?? "")) {
    const length = text.slice(place + 1).search(QUOTE);
    const closed = length >= 0;
    const end = closed ? place + 1 + length : text.length;
    const inside = text.slice(place + 1, end);
    return { from, to: closed ? end + 1 : end, text: tidy(inside), not, filter, quoted: true, closed };
  }
  const end = endOfWord(text, place);
  return { from, to: end, text: text.slice(place, end), not, filter, quoted: false, closed: true };
}

function endOfWord(text: string, from: number): number {
  let place = from;
  while (place < text.length) {
    const size = sizeAt(text, place);
    const character = text.slice(place, place + size);
    if (SPACE.test(character) || QUOTE.test(character)) break;
    place += size;
  }
  return place;
}

/** UTF-16 units of the character there. */
const sizeAt = (text: string, place: number): number => ((text.codePointAt(place) ?? 0) > 0xffff ? 2 : 1);

/** One space wherever there is some. */
const tidy = (text: string): string =>
  text
    .split(new RegExp(`${SPACE.source}+`, "u"))
    .join(" ")
    .trim();
