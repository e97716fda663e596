import type { Choices, ConflictChoice, FileCommand } from "../schema";
import type { ExistingCommand } from "./existing";
import type { Names } from "./names";
import { type Decided, isSame, LEFT_OUT, leaveOut, SAME_ALREADY } from "./plan-item";

export interface Planned extends Decided<FileCommand> {
  target: ExistingCommand | null;
}

/** Gives a command of the file its name in the channel, or leaves it out; what it replaces is its target then. */
export function nameOne(
  item: Planned,
  value: FileCommand,
  existing: readonly ExistingCommand[],
  names: Names,
  choices: Choices,
) {
  const chosen = choices.items[item.key];
  if (chosen === "skip") return leaveByChoice(item, value, existing, names);
  if (value.builtin !== null) nameBuiltin(item, value, existing, names, chosen ?? choices.conflicts);
  else nameOwn(item, value, names, chosen, choices.conflicts);
}

/** What it would run into is told all the same, so that another choice can be made. */
function leaveByChoice(
  item: Planned,
  { name, builtin }: FileCommand,
  existing: readonly ExistingCommand[],
  names: Names,
) {
  const holder = names.holder(name);
  const target = builtin === null ? holder : existing.find(({ value }) => value.builtin === builtin);
  if (target && target !== "file") item.conflict = `!${target.value.name}`;
  leaveOut(item, "skip", LEFT_OUT);
}

/** One of those that every channel has is changed where it is. */
function nameBuiltin(
  item: Planned,
  value: FileCommand,
  existing: readonly ExistingCommand[],
  names: Names,
  choice: ConflictChoice,
) {
  const target = existing.find((command) => command.value.builtin === value.builtin);
  if (target && !names.isFree(target)) return leaveOut(item, "skip", "It is in the file more than once.");
  if (!target) return leaveOut(item, "cannot", "Every channel has this one, but yours has it not yet.");
  const holder = names.holder(value.name);
  const name = holder === undefined || holder === target ? value.name : target.value.name;
  if (name !== value.name) item.notes.push(`!${value.name} is taken: it keeps its name.`);
  replace(item, { ...value, name }, target, names, choice);
}

function nameOwn(
  item: Planned,
  value: FileCommand,
  names: Names,
  chosen: ConflictChoice | undefined,
  otherwise: ConflictChoice,
) {
  const holder = names.holder(value.name);
  if (holder === "file") {
    return leaveOut(item, "skip", `!${value.name} is in the file more than once; the first is taken.`);
  }
  if (holder === undefined) {
    names.claim(value.name);
    return;
  }
  const choice = chosen ?? otherwise;
  if (choice === "rename") return rename(item, value, holder, names);
  if (holder.value.name !== value.name) {
    item.conflict = `!${value.name} is an alias of !${holder.value.name}`;
    return leaveOut(item, "skip", `${item.conflict}: give it another name, or take the alias away first.`);
  }
  replace(item, { ...value, builtin: holder.value.builtin }, holder, names, choice);
}

function replace(
  item: Planned,
  value: FileCommand,
  target: ExistingCommand,
  names: Names,
  choice: ConflictChoice,
) {
  item.conflict = `!${target.value.name}`;
  // How often it was used stays with the channel's own.
  item.value = { ...value, uses: target.value.uses };
  item.target = target;
  item.outcome = "replace";
  item.name = value.name;
  if (choice === "replace") {
    names.release(target);
    names.claim(value.name);
    return;
  }
  const same = isSame({ ...item.value, aliases: names.free(value.aliases, target) }, target.value);
  if (same) names.take(target);
  leaveOut(item, "skip", same ? SAME_ALREADY : `The channel has a !${target.value.name} already.`);
}

/** So far name-2, name-3, … is looked at: a file may hold thousands of names that begin alike. */
const LAST_NUMBER = 20;

/** The first of name-2, name-3, … that is free, or that the channel has just like that from before. */
function rename(item: Planned, value: FileCommand, holder: ExistingCommand, names: Names) {
  item.conflict = `!${holder.value.name}`;
  const asked = { ...value, uses: holder.value.uses, builtin: holder.value.builtin };
  if (isSame({ ...asked, aliases: names.free(value.aliases, holder) }, holder.value)) {
    names.take(holder);
    return leaveOut(item, "skip", SAME_ALREADY);
  }
  for (let number = 2; number <= LAST_NUMBER; number += 1) {
    const suffix = `-${number}`;
    // Not in the middle of a character that is two units long.
    const head = value.name.slice(0, 50 - suffix.length).replace(/\p{Surrogate}$/u, "");
    const name = `${head}${suffix}`;
    const other = names.holder(name);
    if (names.isWanted(name) || other === "file") continue;
    if (other === undefined) {
      names.claim(name);
      item.name = name;
      item.value = { ...value, name };
      item.notes.push(`It is called !${name} here.`);
      return;
    }
    const renamed = { ...value, name, uses: other.value.uses, aliases: names.free(value.aliases, other) };
    if (!isSame(renamed, other.value)) continue;
    names.take(other);
    item.name = name;
    return leaveOut(item, "skip", SAME_ALREADY);
  }
  leaveOut(item, "skip", `The names that would be next, up to “-${LAST_NUMBER}”, are taken as well.`);
}
