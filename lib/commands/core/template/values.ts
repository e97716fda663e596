import type { Facts, Followage } from "./facts";
import { dateWords, timeWords } from "./span-words";
import type { Part, ValueName } from "./template";
import { NOT_FOLLOWING, OFFLINE } from "./variables";

/** What is put in for a variable: what there is, or else the words for there being nothing. */
export interface Value {
  /** "": nothing. */
  found: string;
  otherwise: string;
}

/** What is put in for a name; whatever it holds is text and nothing else. */
export function valueFor(name: ValueName, facts: Facts): Value {
  const { stream } = facts;
  switch (name) {
    case "user":
      return found(facts.user);
    case "touser":
      return { found: word(facts, 1).replace(/^@/, ""), otherwise: facts.user };
    case "args":
      return found(facts.args.trim());
    case "channel":
      return found(facts.channel);
    case "title":
      return found(stream?.title ?? "");
    case "game":
      return found(stream?.game ?? "");
    case "uptime":
      return { found: uptime(facts), otherwise: OFFLINE };
    case "viewers":
      return { found: stream?.liveSince ? counted(stream.viewers) : "", otherwise: "0" };
    case "followage":
      return followage(facts.followage, facts.now);
    case "count":
      return found(counted(facts.count));
  }
}

/** What is put in for a word behind the command's name. */
export const argumentFor = (place: number, facts: Facts): Value => found(word(facts, place));

/** What is put in for a quote; no number: any. */
export const quoteFor = (number: number | null, { quotes }: Facts): Value => found(quotes.get(number) ?? "");

/** A number by chance, each as likely as the others. */
export function randomOf({ least, most }: Extract<Part, { kind: "random" }>, facts: Facts): string {
  return String(least + chance(facts, most - least + 1));
}

/** One of so many by chance, counted from 0. */
export const chance = ({ random }: Facts, many: number): number =>
  Math.min(many - 1, Math.max(0, Math.floor(random() * many)));

/** The time of day; "" in a zone that was known where it was saved and is not here. */
export function clockOf(zone: string, { now }: Facts): string {
  try {
    return new Intl.DateTimeFormat("en-GB", { timeZone: zone, timeStyle: "short" }).format(now);
  } catch {
    return "";
  }
}

const found = (text: string): Value => ({ found: text, otherwise: "" });

const word = ({ args }: Facts, place: number): string => args.trim().split(/\s+/)[place - 1] ?? "";

const counted = (many: number): string => many.toLocaleString("en-US");

function uptime({ stream, now }: Facts): string {
  return stream?.liveSince ? timeWords(now.getTime() - stream.liveSince.getTime()) : "";
}

function followage(known: Followage | null, now: Date): Value {
  if (known?.state === "following") return found(dateWords(known.since, now));
  const otherwise = known?.state === "unknown" ? `unknown (${known.why})` : NOT_FOLLOWING;
  return { found: "", otherwise };
}
