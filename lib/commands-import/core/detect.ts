import { FILE_FORMAT, FILE_VERSION, type Source } from "../schema";
import { EXPECTED } from "./read-text";

/** The lists of a file, not read yet. */
export interface Detected {
  source: Source;
  commands: readonly unknown[];
  timers: readonly unknown[];
  quotes: readonly unknown[];
  rules: readonly unknown[];
  /** Fossabot's, by which its commands name who may use them. */
  roles: unknown;
  /** Lists that are in the file and are not for us, by name. */
  left: string[];
}

export type Detection = { ok: true; file: Detected } | { ok: false; why: string };

type Json = Readonly<Record<string, unknown>>;
const isObject = (value: unknown): value is Json =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/** Tells whose file it is, by what its things look like: a service's file does not say. Never throws. */
export function detect(value: unknown): Detection {
  if (isObject(value) && "format" in value) return ours(value);
  const lists: Json = Array.isArray(value) ? { items: value } : isObject(value) ? value : {};
  const found = Object.entries(lists).flatMap(([name, list]) =>
    Array.isArray(list) ? [{ name, list }] : [],
  );
  if (found.length === 0) return { ok: false, why: `This is JSON, but ${whatItIs(value)}. ${EXPECTED}` };
  const told = found.map(({ name, list }) => ({ name, list, is: votes(list) }));
  const known = told.filter(({ is }) => is !== null);
  const source = known[0]?.is?.source;
  if (!source) return { ok: false, why: nothingKnown(found) };
  const ofKind = (kind: "command" | "timer") =>
    known.flatMap(({ list, is }) => (is?.source === source && is.kind === kind ? list : []));
  return {
    ok: true,
    file: {
      source,
      commands: ofKind("command"),
      timers: ofKind("timer"),
      quotes: [],
      rules: [],
      roles: lists.roles,
      left: told.flatMap(({ name, list, is }) =>
        is?.source === source || list.length === 0 || name === "roles" ? [] : [name],
      ),
    },
  };
}

function ours(file: Json): Detection {
  if (file.format !== FILE_FORMAT) {
    return { ok: false, why: `The file says it is “${String(file.format).slice(0, 60)}”. ${EXPECTED}` };
  }
  if (file.version !== FILE_VERSION) {
    const version = String(file.version).slice(0, 20);
    return {
      ok: false,
      why: `The file is of version ${version} of our export; this Tallylight reads version ${FILE_VERSION}.`,
    };
  }
  const list = (name: string) => (Array.isArray(file[name]) ? file[name] : []);
  return {
    ok: true,
    file: {
      source: "tallylight",
      commands: list("commands"),
      timers: list("timers"),
      quotes: list("quotes"),
      rules: list("moderation"),
      roles: null,
      left: [],
    },
  };
}

interface Kind {
  source: Exclude<Source, "tallylight">;
  kind: "command" | "timer";
}

/** Fields that only one service's things have, all of them needed. The more telling stand first. */
const SIGNS: readonly (Kind & { fields: readonly string[] })[] = [
  { source: "streamelements", kind: "command", fields: ["command", "reply"] },
  { source: "nightbot", kind: "command", fields: ["name", "message", "userLevel"] },
  { source: "nightbot", kind: "command", fields: ["name", "message", "coolDown"] },
  { source: "nightbot", kind: "timer", fields: ["message", "interval"] },
  { source: "streamelements", kind: "timer", fields: ["message", "online"] },
  { source: "streamelements", kind: "timer", fields: ["message", "chatLines"] },
  { source: "fossabot", kind: "command", fields: ["name", "response"] },
];

/** Looked at of a list: some may be broken, and one is as good as another. */
const LOOKED_AT = 200;

/** What most of a list's things are; null when none is known. */
function votes(list: readonly unknown[]): Kind | null {
  const counts = new Map<Kind, number>();
  for (const item of list.slice(0, LOOKED_AT)) {
    if (!isObject(item)) continue;
    const sign = SIGNS.find(({ fields }) => fields.every((field) => field in item));
    if (sign) counts.set(sign, (counts.get(sign) ?? 0) + 1);
  }
  const [most] = [...counts].sort(([, a], [, b]) => b - a);
  return most?.[0] ?? null;
}

function whatItIs(value: unknown): string {
  if (value === null) return "it holds nothing";
  if (typeof value !== "object") return `it is a single ${typeof value}`;
  const names = Object.keys(value).slice(0, 5);
  return names.length === 0
    ? "it is empty"
    : `it has no list, only ${names.map((name) => `“${name.slice(0, 30)}”`).join(", ")}`;
}

function nothingKnown(lists: readonly { name: string; list: readonly unknown[] }[]): string {
  if (lists.every(({ list }) => list.length === 0))
    return "The file's lists are empty: there is nothing to import.";
  const item = lists.flatMap(({ list }) => list).find(isObject);
  const fields = Object.keys(item ?? {}).slice(0, 6);
  const has =
    fields.length > 0 ? `has ${fields.map((name) => `“${name.slice(0, 30)}”`).join(", ")}` : "is no command";
  return `This is JSON, but what is in its list ${has}, which none of the services writes. ${EXPECTED}`;
}
