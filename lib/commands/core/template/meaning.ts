import { nearest } from "@/lib/kernel/nearest";
import { commandName } from "../name";
import type { Branch, Written, WrittenVariable } from "./scan";
import type { Part, Span, Template, TemplateProblem, ValueName } from "./template";
import { OTHER_NAMES, VARIABLES, type Variable } from "./variables";
import { isZone, zoneOfCity } from "./zone";

/** Says what is wrong at a place; what it gives back stands for the part that cannot be. */
type Complain = (at: Span, message: string) => null;

/** What is written as what is meant. What means nothing is added to the problems. */
export function understand(branch: Branch, problems: TemplateProblem[]): Template {
  const complain: Complain = ({ from, to }, message) => {
    problems.push({ from, to, message });
    return null;
  };
  return readParts(branch.parts, complain);
}

function readParts(parts: readonly Written[], complain: Complain): Template {
  return parts.flatMap((part): Part[] => {
    if (part.kind === "text") return part.text === "" ? [] : [part];
    const read = readVariable(part, complain);
    return read ? [read] : [];
  });
}

/** Texts within a variable are taken without the space around them. */
function readText(branch: Branch, complain: Complain): Template {
  const parts = branch.parts.map((part) => ({ ...part }));
  const [first, last] = [parts[0], parts.at(-1)];
  if (first?.kind === "text") first.text = first.text.trimStart();
  if (last?.kind === "text") last.text = last.text.trimEnd();
  return readParts(parts, complain);
}

const NAMED: ReadonlyMap<string, Variable> = new Map(VARIABLES.map((variable) => [variable.name, variable]));

function readVariable(written: WrittenVariable, complain: Complain): Part | null {
  if (!written.closed) return readWithin(written, complain);
  const name = written.name.toLowerCase();
  if (/^[1-9]$/.test(name)) return plain({ kind: "argument", place: Number(name) }, written, complain);
  const variable = NAMED.get(name);
  if (!variable) {
    complain(written.name === "" ? written : written.nameAt, unknown(written.name));
    return readWithin(written, complain);
  }
  switch (variable.name) {
    case "random":
      return readRandom(written, complain);
    case "pick":
      return readPick(written, complain);
    case "time":
      return readTime(written, complain);
    case "quote":
      return readQuote(written, complain);
    case "command":
      return readCall(written, complain);
    case "1":
      return plain({ kind: "argument", place: 1 }, written, complain);
    case "args":
    case "channel":
    case "count":
    case "followage":
    case "game":
    case "title":
    case "touser":
    case "uptime":
    case "user":
    case "viewers":
      return readValue(variable.name, variable, written, complain);
  }
}

/** Of what cannot be, only what is wrong within it: that is better said at once. */
function readWithin({ argument, alternatives }: WrittenVariable, complain: Complain): null {
  for (const text of argument ? [argument, ...alternatives] : alternatives) readText(text, complain);
  return null;
}

function unknown(name: string): string {
  if (name === "") return "Between “$(” and “)” stands what to put in, as in “$(user)”.";
  if (/^\d+$/.test(name)) return "Words behind the command are $(1) to $(9), and $(args) is all of them.";
  const near = nearest(
    name,
    VARIABLES.map((variable) => variable.name),
    OTHER_NAMES,
  );
  const example = near && NAMED.get(near)?.example;
  return `There is no variable “${name}”.${example ? ` Did you mean “${example}”?` : ""}`;
}

function readValue(
  name: ValueName,
  { missing }: Variable,
  written: WrittenVariable,
  complain: Complain,
): Part | null {
  if (missing !== null || written.alternatives.length === 0)
    return plain({ kind: "value", name }, written, complain);
  return complain(written, `$(${name}) always has something to say: nothing can stand behind a “|”.`);
}

type WithFallback = Extract<Part, { fallback: Template | null }>;
type Bare<P> = P extends WithFallback ? Omit<P, "fallback"> : never;

/** A variable that takes nothing but what is said in its place. */
function plain(bare: Bare<WithFallback>, written: WrittenVariable, complain: Complain): Part | null {
  const { argument, name } = written;
  if (argument) return complain(argument, `Nothing stands behind the name in $(${name}).`);
  return withFallback(bare, written, complain);
}

function withFallback(bare: Bare<WithFallback>, written: WrittenVariable, complain: Complain): Part | null {
  const [first, second] = written.alternatives;
  if (second)
    return complain(second, "Only one text can be said in its place. For a “|” of that text write “$|”.");
  return { ...bare, fallback: first ? readText(first, complain) : null };
}

/** What stands behind the name as it is written; null where that holds variables. */
function wordsOf(branch: Branch | null): string | null {
  if (!branch) return "";
  const [only, more] = branch.parts;
  if (!only) return "";
  return only.kind === "text" && !more ? only.text.trim() : null;
}

/** Numbers beyond it are no luck but a mistake, and would lose their last digits further on. */
const RANDOM_AT_MOST = 1_000_000_000;

function readRandom(written: WrittenVariable, complain: Complain): Part | null {
  const words = wordsOf(written.argument);
  const [, first, second] = /^(?:(-?\d{1,12})\s*[-–\s]\s*)?(-?\d{1,12})$/.exec(words ?? "") ?? [];
  if (second === undefined || written.alternatives.length > 0)
    return complain(written, "A random number is between two whole numbers, as in “$(random 1-6)”.");
  const [least, most] = [first === undefined ? 1 : Number(first), Number(second)];
  if (least > most) return complain(written, "The smaller number comes first, as in “$(random 1-6)”.");
  if (Math.max(Math.abs(least), Math.abs(most)) > RANDOM_AT_MOST)
    return complain(written, "A random number has at most nine digits.");
  return { kind: "random", least, most };
}

function readPick(written: WrittenVariable, complain: Complain): Part | null {
  const { argument, alternatives } = written;
  if (alternatives.length === 0)
    return complain(written, "There are two or more to pick from, with “|” between: “$(pick yes|no)”.");
  const first = argument ? readText(argument, complain) : [];
  return { kind: "pick", options: [first, ...alternatives.map((option) => readText(option, complain))] };
}

function readTime(written: WrittenVariable, complain: Complain): Part | null {
  const zone = wordsOf(written.argument);
  if (zone === null || zone === "" || written.alternatives.length > 0)
    return complain(written, "The time is that of a zone, as in “$(time Europe/Berlin)”.");
  if (isZone(zone)) return { kind: "time", zone };
  const near = zoneOfCity(zone);
  const hint = near ? `Did you mean “${near}”?` : "Zones are named like “Europe/Berlin”.";
  return complain(written.argument ?? written, `There is no time zone “${zone}”. ${hint}`);
}

function readQuote(written: WrittenVariable, complain: Complain): Part | null {
  const words = wordsOf(written.argument);
  if (words === "") return withFallback({ kind: "quote", number: null }, written, complain);
  if (words === null || !/^#?[1-9]\d{0,8}$/.test(words))
    return complain(written.argument ?? written, "A quote is named by its number, as in “$(quote 3)”.");
  const number = Number(words.replace("#", ""));
  return withFallback({ kind: "quote", number }, written, complain);
}

function readCall(written: WrittenVariable, complain: Complain): Part | null {
  const at = written.argument ?? written;
  const words = wordsOf(written.argument);
  if (words === null || words === "")
    return complain(at, "Here stands the name of another command, as in “$(command discord)”.");
  const name = commandName.safeParse(words);
  if (!name.success) return complain(at, name.error.issues[0]?.message ?? "This is no name of a command.");
  return withFallback({ kind: "call", command: name.data }, written, complain);
}
