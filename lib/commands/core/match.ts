import { commandName } from "../schema";

/** What a command in chat begins with. */
const PREFIX = "!";
/** In code points; Twitch takes no longer message. */
const MOST_ARGUMENTS = 500;

export interface Asked {
  /** As names are stored: without the prefix, in lower case. */
  name: string;
  /** What follows the name, trimmed. */
  args: string;
}

/**
 * The command that a message asks for; null when it asks for none. `isReply`: it answers another message, so that
 * Twitch has put "@name " in front of what was written, which is looked past. Costs next to nothing for other messages.
 */
export function matchCommand(text: string, isReply = false): Asked | null {
  const written = isReply ? text.replace(MENTION, "") : text;
  if (!written.startsWith(PREFIX)) return null;
  const [, word = "", rest = ""] = WORD.exec(written.slice(PREFIX.length).replace(INVISIBLE_END, "")) ?? [];
  // The schema takes prefixes off names that people type in a form; in chat, "!!wow" asks for nothing.
  if (word === "" || word.startsWith(PREFIX)) return null;
  const name = commandName.safeParse(word);
  return name.success ? { name: name.data, args: [...rest.trim()].slice(0, MOST_ARGUMENTS).join("") } : null;
}

const MENTION = /^@\S+\s+/u;
const WORD = /^(\S+)(?:\s+(.*))?$/su;
/**
 * What chat clients put behind a message so that Twitch takes the same twice within 30 s: blanks, U+E0000 (Chatterino)
 * and U+034F (7TV). Joiners and selectors within a text are not touched: emoji are made of them.
 */
const INVISIBLE_END = /(?:[\s\u200b\u2060\ufeff\u{e0000}]|\u034f)+$/u;
