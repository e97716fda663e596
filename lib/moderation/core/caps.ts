import type { RuleSettings } from "../schema";
import { countOf, withoutEmotes, withoutMentions } from "./letters";
import type { Line } from "./types";

/** The share of capital letters in percent when that is too much; null when it is not. Scripts without case have none. */
export function tooManyCaps({ text, emotes }: Line, limits: RuleSettings["caps"]): number | null {
  const own = withoutMentions(withoutEmotes(text, emotes));
  const capitals = countOf(own, /[\p{Lu}\p{Lt}]/gu);
  const letters = capitals + countOf(own, /\p{Ll}/gu);
  if (letters < limits.leastLetters) return null;
  const percent = Math.round((capitals / letters) * 100);
  return percent >= limits.percent ? percent : null;
}
