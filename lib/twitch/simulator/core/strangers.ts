import { ADJECTIVES, NOUNS } from "./words";

/** Somebody with an account; that is all that lists of people tell. */
export interface Person {
  id: string;
  login: string;
  displayName: string;
}

/** Far from everybody's ids who streams, and from the personas'. */
const FIRST_ID = 700_000_000;

/** The person with this number among those who only watch: for lists that are longer than the world is large. */
export function stranger(number: number): Person {
  const adjective = ADJECTIVES[number % ADJECTIVES.length] ?? "";
  const noun = NOUNS[(number * 7) % NOUNS.length] ?? "";
  // Those who stream have two digits at most.
  const displayName = `${capital(adjective)}${capital(noun)}${100 + number}`;
  return { id: String(FIRST_ID + number), login: displayName.toLowerCase(), displayName };
}

function capital(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1);
}
