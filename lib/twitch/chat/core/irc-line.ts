/** One line of IRC as it stands: who says which command with what, and the tags in front of it. */
export interface IrcMessage {
  /** Unescaped values by name; a tag without a value is "". */
  tags: ReadonlyMap<string, string>;
  /** `nick!user@host` or a server's name; null when the line has none. */
  prefix: string | null;
  /** In capitals, or three digits. */
  command: string;
  /** The trailing one, which may hold spaces, is the last. */
  params: readonly string[];
}

/** More parameters than IRC allows (15) are no message of Twitch. */
const MOST_PARAMS = 15;
const NO_TAGS: ReadonlyMap<string, string> = new Map();
const COMMAND = /^(?:[a-z]+|\d{3})$/i;

/**
 * Reads a line, with or without its end (RFC 1459, IRCv3 message-tags). Never throws: what is no message
 * at all is null. NUL, which IRC does not have and Postgres does not take, is left out.
 */
export function parseLine(line: string): IrcMessage | null {
  const text = clean(line);
  let tags = NO_TAGS;
  let prefix: string | null = null;
  let at = skipSpaces(text, 0);
  if (text[at] === "@") {
    const end = wordEnd(text, at);
    tags = parseTags(text.slice(at + 1, end));
    at = skipSpaces(text, end);
  }
  if (text[at] === ":") {
    const end = wordEnd(text, at);
    prefix = text.slice(at + 1, end) || null;
    at = skipSpaces(text, end);
  }
  const commandEnd = wordEnd(text, at);
  const command = text.slice(at, commandEnd);
  if (!COMMAND.test(command)) return null;
  return { tags, prefix, command: command.toUpperCase(), params: parseParams(text, commandEnd) };
}

/**
 * The line that `parseLine` reads as this message, without its end. Only the last parameter may be empty,
 * hold spaces or begin with a colon: in any other such a one would read as something else.
 */
export function formatLine({ tags, prefix, command, params }: IrcMessage): string {
  const words: string[] = [];
  if (tags.size > 0) words.push(`@${[...tags].map(formatTag).join(";")}`);
  if (prefix !== null) words.push(`:${prefix}`);
  words.push(command, ...params.slice(0, -1));
  const last = params.at(-1);
  if (last !== undefined) words.push(isPlain(last) ? last : `:${last}`);
  return words.join(" ");
}

/** The nick in a prefix such as `ronni!ronni@ronni.tmi.twitch.tv`; null when there is none. */
export function nickOf({ prefix }: IrcMessage): string | null {
  const cut = prefix?.indexOf("!") ?? -1;
  return prefix === null || cut < 1 ? null : prefix.slice(0, cut);
}

function clean(line: string): string {
  const ended = line.endsWith("\r\n") ? line.slice(0, -2) : line.replace(/[\r\n]$/, "");
  return ended.includes("\0") ? ended.replaceAll("\0", "") : ended;
}

function parseTags(text: string): ReadonlyMap<string, string> {
  const tags = new Map<string, string>();
  for (const tag of text.split(";")) {
    const cut = tag.indexOf("=");
    const name = cut === -1 ? tag : tag.slice(0, cut);
    // The last of two with one name counts, says IRCv3.
    if (name !== "") tags.set(name, cut === -1 ? "" : unescaped(tag.slice(cut + 1)));
  }
  return tags;
}

const ESCAPES: Readonly<Record<string, string>> = { s: " ", ":": ";", r: "\r", n: "\n" };

/** A backslash before anything else stands for that, and at the very end for nothing. */
function unescaped(value: string): string {
  if (!value.includes("\\")) return value;
  return value.replace(/\\([\s\S]?)/gu, (_whole, escaped: string) => ESCAPES[escaped] ?? escaped);
}

const ESCAPED: Readonly<Record<string, string>> = {
  " ": "\\s",
  ";": "\\:",
  "\\": "\\\\",
  "\r": "\\r",
  "\n": "\\n",
};

function formatTag([name, value]: readonly [string, string]): string {
  if (value === "") return name;
  return `${name}=${value.replace(/[ ;\\\r\n]/g, (character) => ESCAPED[character] ?? character)}`;
}

function parseParams(text: string, from: number): string[] {
  const params: string[] = [];
  let at = skipSpaces(text, from);
  while (at < text.length) {
    if (text[at] === ":" || params.length === MOST_PARAMS - 1) {
      params.push(text.slice(text[at] === ":" ? at + 1 : at));
      break;
    }
    const end = wordEnd(text, at);
    params.push(text.slice(at, end));
    at = skipSpaces(text, end);
  }
  return params;
}

function isPlain(param: string): boolean {
  return param !== "" && !param.startsWith(":") && !param.includes(" ");
}

function wordEnd(text: string, from: number): number {
  const space = text.indexOf(" ", from);
  return space === -1 ? text.length : space;
}

function skipSpaces(text: string, from: number): number {
  let at = from;
  while (text[at] === " ") at += 1;
  return at;
}
