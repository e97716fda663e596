import { MOST_COMMANDS } from "@/lib/commands/schema";
import type { Choices, FileCommand } from "../schema";
import type { ExistingCommand, Write } from "./existing";
import { callersAmong, loopsAmong, noteMissing } from "./loops";
import { nameOne, type Planned } from "./name-command";
import { createNames, type Names } from "./names";
import { type Decided, isSame, keyAt, leaveOut, SAME_ALREADY, unreadable } from "./plan-item";
import type { Readout } from "./readout";
import { commandTerms } from "./terms";

/**
 * Decides what becomes of each command of a file. Names and aliases are unique together afterwards, nothing calls
 * itself, and the channel has no more commands than it may. Planned again after it was done, nothing is left to do.
 */
export function planCommands(
  readouts: readonly Readout<FileCommand>[],
  existing: readonly ExistingCommand[],
  choices: Choices,
): { items: Decided<FileCommand>[]; writes: Write<FileCommand>[] } {
  const looped = new Map<string, string>();
  for (let attempts = 1; ; attempts += 1) {
    const items = attempt(readouts, existing, choices, looped);
    const found = loopsAmong(items, existing);
    if (found.length === 0) {
      noteMissing(items, existing);
      return { items: items.map(({ target: _, ...item }) => item), writes: items.flatMap(writeOf) };
    }
    // From the start: what they would have replaced stays, and keeps its names.
    for (const key of found) looped.set(key, NEVER_ENDS);
    if (attempts < ATTEMPTS_AT_MOST) continue;
    for (const key of callersAmong(items)) if (!looped.has(key)) looped.set(key, TANGLED);
  }
}

function attempt(
  readouts: readonly Readout<FileCommand>[],
  existing: readonly ExistingCommand[],
  choices: Choices,
  looped: ReadonlyMap<string, string>,
): Planned[] {
  const items = readouts.map((readout, index) => itemOf(readout, index));
  const names = createNames(existing, nameApart(items, choices));
  for (const item of items) {
    const why = looped.get(item.key);
    if (why !== undefined) leaveOut(item, "cannot", why);
  }
  // What gives up names comes first, so that it does not matter where in the file those stand that take them.
  const turns = items.map((item) => ({ item, turn: turnOf(item, names, choices) }));
  for (const { item } of turns.sort((one, other) => one.turn - other.turn)) {
    if (item.value) nameOne(item, item.value, existing, names, choices);
  }
  // All names before any alias: of a name and an alias that are alike, the name counts.
  for (const item of items) if (item.value) aliasOne(item, item.value, names);
  keepWithin(items, existing.length);
  return items;
}

const NEVER_ENDS = "It would never end: it, or what it calls, calls itself.";

/** A loop that is left out may bring the next: what the channel has stays then, and calls others again. */
const ATTEMPTS_AT_MOST = 5;
const TANGLED =
  "It calls others, and too many of those call each other in circles to tell whether it would end.";

const writeOf = ({ value, target }: Planned): Write<FileCommand>[] =>
  value ? [{ target: target && { id: target.id, version: target.version }, value }] : [];

/**
 * Leaves each name and each alias to the first of the file that has it and is not left out by choice, names before
 * aliases, whatever the channel has: what becomes of one must not depend on what was written before. Says which names
 * and aliases there are.
 */
function nameApart(items: readonly Planned[], choices: Choices): Set<string> {
  const wanted = new Set<string>();
  const live = items.filter(({ key }) => choices.items[key] !== "skip");
  for (const item of live) {
    if (!item.value) continue;
    const { name, builtin } = item.value;
    const same = builtin === null ? name : `builtin ${builtin}`;
    if (wanted.has(same))
      leaveOut(item, "skip", `!${name} is in the file more than once; the first is taken.`);
    wanted.add(same);
    wanted.add(name);
  }
  for (const item of live) {
    if (!item.value) continue;
    const aliases = item.value.aliases.filter((alias) => !wanted.has(alias));
    noteDropped(item, item.value.aliases, aliases);
    item.value = { ...item.value, aliases };
    for (const alias of aliases) wanted.add(alias);
  }
  return wanted;
}

function noteDropped({ notes }: Planned, all: readonly string[], kept: readonly string[]): void {
  const dropped = all.filter((alias) => !kept.includes(alias)).map((alias) => `!${alias}`);
  if (dropped.length > 0) notes.push(`Taken by others, and so left out: ${dropped.join(", ")}.`);
}

function turnOf({ key, value }: Planned, names: Names, choices: Choices): number {
  if (!value) return 2;
  if (value.builtin !== null) return 0;
  const holder = names.holder(value.name);
  const replaces = holder !== undefined && holder !== "file" && holder.value.name === value.name;
  return replaces && (choices.items[key] ?? choices.conflicts) === "replace" ? 1 : 2;
}

function itemOf(readout: Readout<FileCommand>, index: number): Planned {
  if (!readout.ok) return { ...unreadable("command", index, readout), target: null };
  const { was, notes } = readout;
  const aliases = [...new Set(readout.value.aliases)].filter((alias) => alias !== readout.value.name);
  const value = { ...readout.value, aliases };
  return {
    key: keyAt("command", index),
    kind: "command",
    name: value.name,
    outcome: "create",
    why: null,
    text: value.response,
    was,
    notes: [...notes],
    terms: commandTerms(value),
    conflict: null,
    value,
    target: null,
  };
}

/** Leaves out the aliases that others have; what is then as the channel has it needs no writing. */
function aliasOne(item: Planned, value: FileCommand, names: Names): void {
  const aliases = names.free(value.aliases, item.target);
  noteDropped(item, value.aliases, aliases);
  item.value = { ...value, aliases };
  for (const alias of aliases) names.claim(alias);
  if (item.target && isSame(item.value, item.target.value)) leaveOut(item, "skip", SAME_ALREADY);
}

function keepWithin(items: readonly Planned[], already: number): void {
  let many = already;
  for (const item of items) {
    if (item.outcome !== "create" || !item.value) continue;
    many += 1;
    if (many <= MOST_COMMANDS) continue;
    const most = MOST_COMMANDS.toLocaleString("en");
    leaveOut(item, "cannot", `A channel has at most ${most} commands, and this would be one more.`);
  }
}
