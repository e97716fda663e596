import { commandName, type Template } from "@/lib/commands/schema";
import { argument, cannot, NO_COUNTERPART, NOT_HERE, pick, put, quoted, random, value } from "./parts";
import type { Dialect, Mapped, Spoken } from "./translate";

type Inner = (text: string) => Template;

/** Fossabot's variables, as https://docs.fossabot.com/variables has them: `$(name rest)`. */
export const fossabot: Dialect = {
  openings: ["$("],
  map: (variable, inner) =>
    word(variable, inner) ??
    BY_NAME[variable.name]?.(variable, inner) ??
    cannot(NOT_HERE[variable.name.split(".")[0] ?? ""] ?? NO_COUNTERPART),
};

/** `$(1)`, `$(index1 somebody)`, `$(fromindex1)`. */
function word({ name, rest }: Spoken, inner: Inner): Mapped | null {
  const found = /^(index|fromindex)?(\d{1,3})$/.exec(name);
  if (!found) return null;
  const place = Number(found[2]);
  const fallback = rest === "" ? null : inner(rest);
  if (found[1] !== "fromindex") return argument(place, fallback);
  if (place > 1) return cannot("is what was typed without the first words, which cannot be said here");
  return put({ kind: "value", name: "args", fallback });
}

const plain =
  (name: Parameters<typeof value>[0], note?: string) =>
  ({ rest }: Spoken) =>
    rest === "" ? value(name, note) : null;

const BY_NAME: Readonly<Record<string, (variable: Spoken, inner: Inner) => Mapped | null>> = {
  user: plain("user"),
  sender: plain("user"),
  "user.login": plain("user", "is said as the name is written"),
  "user.name": plain("user"),
  touser: plain("touser"),
  query: plain("args"),
  querystring: plain("args", "was encoded for web addresses and is said as it was typed now"),
  channel: plain("channel"),
  "channel.name": plain("channel"),
  title: plain("title"),
  game: plain("game"),
  uptime: plain("uptime"),
  viewers: plain("viewers"),
  followage: plain("followage"),
  time: ({ rest }) =>
    rest === ""
      ? put(
          { kind: "time", zone: "UTC" },
          "the file does not hold your time zone, so it says UTC: name yours",
        )
      : put({ kind: "time", zone: rest }),
  randint: ({ rest }) => {
    const found = /^(-?\d{1,9})\s+(-?\d{1,9})$/.exec(rest);
    return found ? random(Number(found[1]), Number(found[2])) : null;
  },
  choose: ({ rest }, inner) => pick(rest.includes("|") ? rest.split("|") : quoted(rest), inner),
  quote: ({ rest }) =>
    /^\d{0,9}$/.test(rest)
      ? put({ kind: "quote", number: rest === "" ? null : Number(rest), fallback: null })
      : null,
  references: ({ rest }) => {
    const name = commandName.safeParse(rest);
    return name.success ? put({ kind: "call", command: name.data, fallback: null }) : null;
  },
};
