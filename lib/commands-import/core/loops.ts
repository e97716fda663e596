import { callsIn, parseTemplate } from "@/lib/commands/schema";
import type { FileCommand } from "../schema";
import type { ExistingCommand } from "./existing";
import type { Decided } from "./plan-item";

type Item = Decided<FileCommand> & { target: ExistingCommand | null };

/**
 * The keys of what would never end, together with what the channel has: it is in a loop, or between two. Linear in the
 * commands and their calls.
 */
export function loopsAmong(items: readonly Item[], existing: readonly ExistingCommand[]): string[] {
  const values = valuesOf(items, existing);
  const known = namesOf(values);
  const calls = new Map(
    values.map(({ name, response }) => [name, callsOf(response).flatMap((call) => known.get(call) ?? [])]),
  );
  const inLoop = loopsIn(calls);
  return items.flatMap(({ key, value }) => (value && inLoop.has(value.name) ? [key] : []));
}

/** The keys of what calls others: without these, nothing of a file is in a loop. */
export const callersAmong = (items: readonly Item[]): string[] =>
  items.flatMap(({ key, value }) => (value && callsOf(value.response).length > 0 ? [key] : []));

/** Notes calls of what will not be there. */
export function noteMissing(items: readonly Item[], existing: readonly ExistingCommand[]): void {
  const known = namesOf(valuesOf(items, existing));
  for (const { value, notes } of items) {
    if (!value) continue;
    const missing = callsOf(value.response).filter((call) => !known.has(call));
    if (missing.length > 0) {
      notes.push(
        `It calls ${missing.map((call) => `!${call}`).join(", ")}, which is not there: that says nothing.`,
      );
    }
  }
}

/** What the channel has once all is written. */
function valuesOf(items: readonly Item[], existing: readonly ExistingCommand[]): FileCommand[] {
  const taken = items.flatMap(({ value, target }) => (value ? [{ value, target }] : []));
  const replaced = new Set(taken.map(({ target }) => target));
  return [
    ...existing.filter((command) => !replaced.has(command)).map(({ value }) => value),
    ...taken.map(({ value }) => value),
  ];
}

/** Whose each name and alias is. */
const namesOf = (values: readonly FileCommand[]): ReadonlyMap<string, string> =>
  new Map(values.flatMap(({ name, aliases }) => [name, ...aliases].map((each) => [each, name] as const)));

/** A response without "$(command" calls nothing: most need not be parsed. */
function callsOf(response: string): readonly string[] {
  if (!/\$\(\s*command\b/iu.test(response)) return [];
  const parsed = parseTemplate(response);
  return parsed.ok ? callsIn(parsed.template) : [];
}

/** What stays when, from both sides, whatever calls nothing or is called by nothing is taken away. */
function loopsIn(calls: ReadonlyMap<string, readonly string[]>): Set<string> {
  const backwards = new Map<string, string[]>();
  for (const [from, tos] of calls) {
    for (const to of tos) {
      const callers = backwards.get(to);
      if (callers) callers.push(from);
      else backwards.set(to, [from]);
    }
  }
  const forth = peeled(calls, backwards);
  const back = peeled(backwards, calls);
  return new Set([...forth].filter((name) => back.has(name)));
}

/** What is left when, again and again, whatever leads nowhere is taken away. */
function peeled(
  ways: ReadonlyMap<string, readonly string[]>,
  reverse: ReadonlyMap<string, readonly string[]>,
): Set<string> {
  const left = new Map([...ways].map(([from, tos]) => [from, tos.length]));
  const ended = [...reverse.keys()].filter((name) => !left.get(name));
  for (let name = ended.pop(); name !== undefined; name = ended.pop()) {
    for (const from of reverse.get(name) ?? []) {
      const rest = (left.get(from) ?? 0) - 1;
      left.set(from, rest);
      if (rest === 0) ended.push(from);
    }
  }
  return new Set([...left].flatMap(([name, rest]) => (rest > 0 ? [name] : [])));
}
