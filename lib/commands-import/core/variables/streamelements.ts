import type { Template } from "@/lib/commands/schema";
import { argument, cannot, NO_COUNTERPART, NOT_HERE, pick, put, quoted, random, value } from "./parts";
import type { Dialect, Mapped, Spoken } from "./translate";

type Inner = (text: string) => Template;

/**
 * StreamElements' variables, as https://docs.streamelements.com/chatbot/variables has them: `${name rest}` or
 * `$(name rest)`, with parts of a name behind dots.
 */
export const streamElements: Dialect = {
  openings: ["$(", "${"],
  map: (variable, inner) => {
    const { body, name } = variable;
    return (
      word(body, inner) ??
      chance(body, inner) ??
      clock(body) ??
      BY_NAME[name]?.(variable) ??
      cannot(NOT_HERE[name.split(".")[0] ?? ""] ?? NO_COUNTERPART)
    );
  },
};

/** `${1}`, `${1:}` (from the first on), `${1|someone}`. */
function word(body: string, inner: Inner): Mapped | null {
  const found = /^(\d{1,3})(:)?(?:\|([\s\S]*))?$/.exec(body);
  if (!found) return null;
  const place = Number(found[1]);
  const fallback = found[3] === undefined ? null : otherwise(found[3], inner);
  if (found[2] === undefined) return argument(place, fallback);
  if (place > 1) return cannot("is what was typed without the first words, which cannot be said here");
  return put({ kind: "value", name: "args", fallback });
}

/** What is said in place of a word that is missing: `sender` is a variable there, without brackets. */
const otherwise = (text: string, inner: Inner): Template =>
  /^(?:sender|user)$/i.test(text.trim())
    ? [{ kind: "value", name: "user", fallback: null }]
    : inner(quoted(text).join(" "));

/** `${random 1-6}`, `${random.number 1-6}`, `${random.1-6}`, `${random.pick 'a' 'b'}`. */
function chance(body: string, inner: Inner): Mapped | null {
  const bounds = /^(?:random(?:\.number)?\s+|random\.)(-?\d{1,9})\s*-\s*(-?\d{1,9})$/i.exec(body);
  if (bounds) return random(Number(bounds[1]), Number(bounds[2]));
  const options = /^random\.pick\s+([\s\S]+)$/i.exec(body)?.[1];
  return options === undefined ? null : pick(quoted(options), inner);
}

/** `${time.Europe/Berlin}`; without a zone it is UTC there too. */
function clock(body: string): Mapped | null {
  const found = /^time(?:[.\s]+([\w/+-]+))?$/i.exec(body);
  if (!found || /^until$/i.test(found[1] ?? "")) return null;
  return put({ kind: "time", zone: found[1] ?? "UTC" });
}

const plain =
  (name: Parameters<typeof value>[0], note?: string) =>
  ({ rest }: Spoken) =>
    rest === "" ? value(name, note) : null;

const BY_NAME: Readonly<Record<string, (variable: Spoken) => Mapped | null>> = {
  user: ({ rest }) => person(rest),
  "user.name": ({ rest }) => person(rest),
  sender: plain("user"),
  "sender.name": plain("user"),
  touser: plain("touser"),
  args: plain("args"),
  query: plain("args"),
  channel: plain("channel"),
  "channel.display_name": plain("channel"),
  "channel.viewers": plain("viewers"),
  "channel.title": plain("title"),
  "channel.game": plain("game"),
  "channel.uptime": plain("uptime"),
  title: plain("title"),
  game: plain("game"),
  uptime: plain("uptime"),
  count: ({ rest }) => counted(rest),
  quote: ({ rest }) => quote(rest),
  queryescape: ({ rest }) =>
    /^\$[({]\s*1:\s*[)}]$/.test(rest)
      ? value("args", "was encoded for web addresses and is said as it was typed now")
      : null,
  ...Object.fromEntries(["getcount", "count.get"].map((name) => [name, () => cannot(NAMED_COUNTER)])),
};

const NAMED_COUNTER = "is a counter of its own, and here each command has only its own";

const counted = (rest: string) => (rest === "" ? value("count") : cannot(NAMED_COUNTER));

/** `${user}`, `${user ${1}}`; of others it would be looked up. */
function person(rest: string): Mapped | null {
  if (rest === "" || /^\$[({]\s*(?:user|sender)\s*[)}]$/i.test(rest)) return value("user");
  return /^\$[({]\s*(?:1|touser)\s*[)}]$/i.test(rest) ? value("touser") : null;
}

const quote = (rest: string): Mapped | null =>
  /^\d{0,9}$/.test(rest)
    ? put({ kind: "quote", number: rest === "" ? null : Number(rest), fallback: null })
    : null;
