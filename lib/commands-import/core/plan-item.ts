import type { ItemKind, PlanItem } from "../schema";
import type { Readout } from "./readout";

/** What is decided about one thing of the file; `T` is what it becomes. */
export interface Decided<T> extends PlanItem {
  /** Null when it is not taken. */
  value: T | null;
}

/** An item's key: its kind and its place in the file, from 1. */
export const keyAt = (kind: ItemKind, index: number) => `${kind}/${index + 1}`;

/** Of what could not be read. */
export function unreadable<T>(
  kind: ItemKind,
  index: number,
  { name, why, was }: Extract<Readout<T>, { ok: false }>,
): Decided<T> {
  return {
    key: keyAt(kind, index),
    kind,
    name: name.slice(0, 200),
    outcome: "cannot",
    why,
    text: "",
    was,
    notes: [],
    terms: "",
    conflict: null,
    value: null,
  };
}

/** Takes an item out of what is written, and says why. */
export function leaveOut<T>(item: Decided<T>, outcome: "skip" | "cannot", why: string): void {
  item.outcome = outcome;
  item.why = why;
  item.value = null;
}

export const LEFT_OUT = "Left out, as you chose.";
export const SAME_ALREADY = "The channel has it already, just like that.";

/** The same whatever the order of the fields. */
export const isSame = (one: unknown, other: unknown): boolean => canonical(one) === canonical(other);

/** JSON with the fields of each object in the order of their names, so that the same is written the same. */
export const canonical = (value: unknown): string =>
  JSON.stringify(value, (_, held: unknown) =>
    typeof held === "object" && held !== null && !Array.isArray(held)
      ? Object.fromEntries(Object.entries(held).sort(([a], [b]) => (a < b ? -1 : 1)))
      : held,
  );
