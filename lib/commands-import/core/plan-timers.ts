import { MOST_TIMERS } from "@/lib/timers/schema";
import type { Choices, FileTimer } from "../schema";
import type { ExistingTimer, Write } from "./existing";
import {
  canonical,
  type Decided,
  isSame,
  keyAt,
  LEFT_OUT,
  leaveOut,
  SAME_ALREADY,
  unreadable,
} from "./plan-item";
import type { Readout } from "./readout";
import { timerTerms } from "./terms";

/**
 * Decides what becomes of each timer of a file. Names are unique afterwards. In Nightbot's files they need not be:
 * there, they mean nothing, so the second of a name is called otherwise and not left out.
 */
export function planTimers(
  readouts: readonly Readout<FileTimer>[],
  existing: readonly ExistingTimer[],
  choices: Choices,
): { items: Decided<FileTimer>[]; writes: Write<FileTimer>[] } {
  const held = new Map(existing.map((timer) => [lower(timer.value), timer]));
  const items = readouts.map((readout, index) =>
    readout.ok ? itemOf(readout, index) : unreadable<FileTimer>("timer", index, readout),
  );
  const wanted = nameApart(items);
  const writes: Write<FileTimer>[] = [];
  let many = existing.length;
  for (const item of items) {
    if (!item.value) continue;
    const target = meet(item, item.value, held, wanted, choices);
    if (item.value && !target && ++many > MOST_TIMERS) {
      leaveOut(item, "cannot", TOO_MANY);
    }
    if (!item.value) continue;
    wanted.add(lower(item.value));
    writes.push({ target: target && { id: target.id, version: target.version }, value: item.value });
  }
  return { items, writes };
}

const TOO_MANY = `A channel has at most ${MOST_TIMERS} timers, and this would be one more.`;

/** Names that differ only in case are the same to people. */
const lower = ({ name }: FileTimer) => name.toLowerCase();

/** Gives what is called the same in the file names apart, whatever the channel has; says which names those are. */
function nameApart(items: readonly Decided<FileTimer>[]): Set<string> {
  const wanted = new Set(items.flatMap(({ value }) => (value ? [lower(value)] : [])));
  const named = new Set<string>();
  const seen = new Set<string>();
  for (const item of items) {
    const { value } = item;
    if (!value) continue;
    const same = canonical(value);
    if (seen.has(same)) leaveOut(item, "skip", "It is in the file more than once.");
    else if (named.has(lower(value))) rename(item, value, (name) => wanted.has(name));
    named.add(lower(value));
    seen.add(same);
    if (item.value) wanted.add(lower(item.value));
  }
  return wanted;
}

const itemOf = (
  { value, was, notes }: Extract<Readout<FileTimer>, { ok: true }>,
  index: number,
): Decided<FileTimer> => ({
  key: keyAt("timer", index),
  kind: "timer",
  name: value.name,
  outcome: "create",
  why: null,
  text: value.message,
  was,
  notes: [...notes],
  terms: timerTerms(value),
  conflict: null,
  value,
});

/** What becomes of it beside the channel's own; the timer of the channel that it replaces, if it does. */
function meet(
  item: Decided<FileTimer>,
  value: FileTimer,
  held: ReadonlyMap<string, ExistingTimer>,
  wanted: ReadonlySet<string>,
  choices: Choices,
): ExistingTimer | null {
  const holder = held.get(lower(value));
  const choice = choices.items[item.key] ?? (holder ? choices.conflicts : null);
  if (holder && isSame(holder.value, value)) leaveOut(item, "skip", SAME_ALREADY);
  else if (holder) {
    item.conflict = `“${holder.value.name}”`;
    if (choice === "skip") leaveOut(item, "skip", `The channel has a timer “${holder.value.name}” already.`);
    if (choice === "rename") {
      // The first name that is free, or under which the channel has it just like that from before.
      const same = (name: string) => isSame({ ...held.get(name)?.value, name: "" }, { ...value, name: "" });
      rename(item, value, (name) => wanted.has(name) || (held.has(name) && !same(name)));
      if (item.value && held.has(lower(item.value))) leaveOut(item, "skip", SAME_ALREADY);
    }
    if (choice === "replace") item.outcome = "replace";
    return choice === "replace" ? holder : null;
  } else if (choice === "skip") leaveOut(item, "skip", LEFT_OUT);
  return null;
}

/** Calls it "name 2", or "name 3", …; or leaves it out where so many are called that already that none is free. */
function rename(item: Decided<FileTimer>, value: FileTimer, isTaken: (name: string) => boolean): void {
  for (let number = 2; number <= MOST_TIMERS + 1; number += 1) {
    const suffix = ` ${number}`;
    const name = `${[...value.name]
      .slice(0, 50 - suffix.length)
      .join("")
      .trim()}${suffix}`;
    if (isTaken(name.toLowerCase())) continue;
    item.name = name;
    item.value = { ...value, name };
    item.notes.push(`It is called “${name}” here.`);
    return;
  }
  leaveOut(item, "cannot", TOO_MANY);
}
