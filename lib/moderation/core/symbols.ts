import type { RuleSettings } from "../schema";
import { countOf, withoutEmotes, withoutMentions } from "./letters";
import type { Line } from "./types";

/** A sign that is no letter, digit, space or emoji. */
const SIGN = /(?!\p{Extended_Pictographic})[\p{P}\p{S}\p{Co}\p{Cn}]/gu;
/** A third mark upon one letter and all after it: no script needs them, towers of marks do. */
const TOWER = /(?<=\p{Mn}{2})\p{Mn}/gu;

/** How many symbols there are when that is too many; null when it is not. Emotes and emoji are no symbols. */
export function tooManySymbols({ text, emotes }: Line, limits: RuleSettings["symbols"]): number | null {
  const own = withoutMentions(withoutEmotes(text, emotes)).normalize("NFC");
  const symbols = countOf(own, SIGN) + countOf(own, TOWER);
  if (symbols < limits.leastSymbols) return null;
  const characters = countOf(own, /[^\s\p{M}\p{Cf}]/gu) + countOf(own, TOWER);
  return (symbols / characters) * 100 >= limits.percent ? symbols : null;
}
