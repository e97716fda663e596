import type { RuleSettings } from "../schema";
import { countOf, withoutEmotes } from "./letters";
import type { Line } from "./types";

/** An emoji, of several joined ones the first; a pair of letters that is a flag. */
const EMOJI = /(?<!\u200d)(?:\p{Emoji_Presentation}(?<!\p{RI})|\p{Extended_Pictographic}\ufe0f)|\p{RI}{2}/gu;

/** How many emotes and emoji there are when that is too many; null when it is not. */
export function tooManyEmotes({ text, emotes }: Line, { most }: RuleSettings["emotes"]): number | null {
  const count = emotes.length + countOf(withoutEmotes(text, emotes), EMOJI);
  return count > most ? count : null;
}
