import { type Piece, piecesOf } from "./lex";
import { FILTERS, type FilterName, HAS, IS, type Span } from "./terms";

/** What could take the place of a part of the query. */
export interface Completion extends Span {
  text: string;
  /** What it is, in a few words. */
  hint: string;
}

/** What is known of whom one may look for. */
export interface Known {
  channels: readonly { login: string; displayName: string }[];
}

const FILTER_HINTS: Record<FilterName, string> = {
  from: "written by somebody, by login",
  in: "in one channel, by login",
  stream: "said during one stream, by id",
  before: "earlier than a time",
  after: "at a time or later",
  is: "of a kind",
  has: "with something in it",
};
const IS_HINTS: Record<(typeof IS)[number], string> = {
  sub: "written by subscribers",
  mod: "written by moderators",
  vip: "written by VIPs",
  broadcaster: "written by the channel’s owner",
  first: "somebody’s first in the channel",
  deleted: "taken away by moderators",
  action: "written with /me",
};
const HAS_HINTS: Record<(typeof HAS)[number], string> = {
  link: "with a link",
  emote: "with an emote",
  bits: "with bits",
};
const TIMES = [
  { text: "today", hint: "the beginning of today" },
  { text: "yesterday", hint: "the beginning of yesterday" },
  { text: "1h", hint: "an hour ago" },
  { text: "24h", hint: "a day ago" },
  { text: "7d", hint: "a week ago" },
  { text: "30d", hint: "thirty days ago" },
];
const AT_MOST = 8;

/** What the word at the caret (UTF-16 units) could become, the likeliest first. Never throws. */
export function suggest(query: string, caret: number, known: Known): Completion[] {
  const piece = piecesOf(query).find(({ from, to }) => from < caret && caret <= to);
  if (!piece || piece.quoted) return [];
  const typed = query.slice(piece.from, caret);
  const minus = piece.not ? "-" : "";
  if (piece.filter === null) {
    const begun = typed.slice(minus.length).toLowerCase();
    if (begun === "") return [];
    return FILTERS.filter((name) => name.startsWith(begun) && !(piece.not && isTime(name))).map((name) => ({
      from: piece.from,
      to: piece.to,
      text: `${minus}${name}:`,
      hint: FILTER_HINTS[name],
    }));
  }
  return valuesOf(
    piece,
    piece.filter,
    typed.slice(minus.length + piece.filter.length + 1).toLowerCase(),
    known,
  );
}

function valuesOf(piece: Piece, written: string, begun: string, known: Known): Completion[] {
  const name = FILTERS.find((filter) => filter === written.toLowerCase());
  const before = `${piece.not ? "-" : ""}${name}:`;
  return valuesFor(name, known)
    .filter(({ text, name: other }) => text.startsWith(begun) || other?.toLowerCase().startsWith(begun))
    .filter(({ text }) => text !== begun)
    .slice(0, AT_MOST)
    .map(({ text, hint }) => ({ from: piece.from, to: piece.to, text: `${before}${text} `, hint }));
}

interface Value {
  text: string;
  hint: string;
  /** By which it is found too. */
  name?: string;
}

function valuesFor(name: FilterName | undefined, { channels }: Known): Value[] {
  switch (name) {
    case "in":
      return channels.map(({ login, displayName }) => ({
        text: login,
        hint: displayName,
        name: displayName,
      }));
    case "is":
      return IS.map((text) => ({ text, hint: IS_HINTS[text] }));
    case "has":
      return HAS.map((text) => ({ text, hint: HAS_HINTS[text] }));
    case "before":
    case "after":
      return TIMES;
    case "from":
    case "stream":
    case undefined:
      return [];
  }
}

const isTime = (name: FilterName): boolean => name === "before" || name === "after";
