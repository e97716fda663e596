import { MOST_CHARACTERS } from "@/lib/sending/schema";

/** What is said, and whether it was longer. */
export interface Rendered {
  text: string;
  truncated: boolean;
}

/** More than this is not even put together, in UTF-16 units: enough that what is cut away in front leaves a line. */
const DRAFT_AT_MOST = 4 * MOST_CHARACTERS;

/** What is put together of a line so far. */
export interface Draft {
  text: string;
  /** Where the first value begins: all before it the channel itself has written. */
  valueAt: number;
  full: boolean;
}

/** Puts it at the end, as far as there is room. `own`: the channel itself has written it. */
export function write(draft: Draft, text: string, own: boolean): void {
  if (!own && text !== "") draft.valueAt = Math.min(draft.valueAt, draft.text.length);
  const room = DRAFT_AT_MOST - draft.text.length;
  draft.full ||= text.length > room;
  draft.text += text.slice(0, Math.max(0, room));
}

/**
 * One line that can be said: no control characters, no half characters, no more than Twitch takes. It begins with "/"
 * or "." only where that is allowed, and with these or "!" only where the channel itself wrote the whole of that first
 * word: or else viewers would command the bot, and through it other bots that trust it as a moderator.
 */
export function finish({ text, valueAt, full }: Draft, slashAllowed: boolean): Rendered {
  // One for one, so that places stay what they are.
  const line = text.replace(/[\p{Cc}\u2028\u2029]/gu, " ").replace(/\p{Cs}/gu, "\ufffd");
  const points = [
    ...line
      .slice(beginning(line, valueAt, slashAllowed))
      .replace(/ {2,}/g, " ")
      .trimEnd(),
  ];
  if (points.length <= MOST_CHARACTERS) return { text: points.join(""), truncated: full };
  return { text: `${points.slice(0, placeToCut(points)).join("").trimEnd()}…`, truncated: true };
}

const UNSEEN = /[\s\p{Cf}\p{Default_Ignorable_Code_Point}]/u;

function beginning(line: string, valueAt: number, slashAllowed: boolean): number {
  let place = 0;
  while (place < line.length) {
    const character = String.fromCodePoint(line.codePointAt(place) ?? 0);
    const commands = /[/.!]/.test(character);
    if (commands && (character === "!" || slashAllowed) && isOwnWord(line, place, valueAt)) return place;
    if (!commands && !UNSEEN.test(character)) return place;
    place += character.length;
  }
  return place;
}

/** Whether the channel itself wrote the word that begins there, and the space behind it. */
function isOwnWord(line: string, place: number, valueAt: number): boolean {
  const length = line.slice(place).search(/\s/);
  return (length < 0 ? line.length : place + length) < valueAt;
}

/** So far back an end of a word is looked for, in code points: beyond that a long word is cut. */
const WORD_AT_MOST = 60;
/** What belongs to the character before it. */
const JOINED = /^[\p{M}\p{Emoji_Modifier}\u200d]/u;

/** Where to cut so that "…" fits behind: at the end of a word, or at least not within a character. */
function placeToCut(points: readonly string[]): number {
  const last = MOST_CHARACTERS - 1;
  for (let place = last; place > last - WORD_AT_MOST; place -= 1) {
    if (/\s/.test(points[place] ?? "")) return place;
  }
  for (let place = last; place > last - WORD_AT_MOST; place -= 1) {
    if (!JOINED.test(points[place] ?? "") && points[place - 1] !== "\u200d") return place;
  }
  return last;
}
