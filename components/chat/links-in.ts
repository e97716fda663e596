/** A link in a text: code points from `from` until before `to`. */
export interface FoundLink {
  from: number;
  to: number;
  href: string;
}

/** With its scheme, or a host name with a path after it ("discord.gg/abc"). */
const LIKE_A_LINK =
  /(?<![\p{L}\p{N}@/._-])(?:https?:\/\/[^\s<>"]+|(?:[a-z0-9](?:[a-z0-9-]{0,62}\.))+[a-z]{2,24}\/[^\s<>"]+)/giu;
const SENTENCE_END = /[.,!?;:'"*_~]$/;

/**
 * The links of a text, in order and apart from each other. Only web addresses: nothing that runs a script, and
 * none with a name before an @, by which one site passes for another.
 */
export function linksIn(text: string): FoundLink[] {
  // Most messages have none: what every address has is looked for first.
  if (!text.includes("/")) return [];
  const links: FoundLink[] = [];
  let units = 0;
  let characters = 0;
  for (const match of text.matchAll(LIKE_A_LINK)) {
    const shown = withoutSentence(match[0]);
    const href = webAddress(shown);
    if (href === null) continue;
    characters += Array.from(text.slice(units, match.index)).length;
    const from = characters;
    characters += Array.from(shown).length;
    units = match.index + shown.length;
    links.push({ from, to: characters, href });
  }
  return links;
}

/** Leaves out what belongs to the sentence around: a full stop, a bracket that was opened before the link. */
function withoutSentence(link: string): string {
  let shown = link;
  for (;;) {
    const last = shown.at(-1);
    const closing = last === ")" ? "(" : last === "]" ? "[" : null;
    const unopened = closing !== null && count(shown, last ?? "") > count(shown, closing);
    if (!unopened && !SENTENCE_END.test(shown)) return shown;
    shown = shown.slice(0, -1);
  }
}

const count = (text: string, character: string) => text.split(character).length - 1;

function webAddress(shown: string): string | null {
  const written = /^https?:/i.test(shown) ? shown : `https://${shown}`;
  if (!URL.canParse(written)) return null;
  const { protocol, username, password, href } = new URL(written);
  return (protocol === "https:" || protocol === "http:") && !username && !password ? href : null;
}
