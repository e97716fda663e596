import type { Choices, FileRule } from "../schema";
import type { ExistingRule, Writes } from "./existing";
import { type Decided, isSame, keyAt, LEFT_OUT, leaveOut, SAME_ALREADY, unreadable } from "./plan-item";
import type { Readout } from "./readout";

/** Decides what becomes of each moderation rule of a file: the channel has one of each kind. */
export function planRules(
  readouts: readonly Readout<FileRule>[],
  existing: readonly ExistingRule[],
  choices: Choices,
): { items: Decided<FileRule>[]; writes: Writes["rules"] } {
  const seen = new Set<string>();
  const writes: Writes["rules"] = [];
  const items = readouts.map((readout, index): Decided<FileRule> => {
    if (!readout.ok) return unreadable("rule", index, readout);
    const { value } = readout;
    const item = itemOf(value, index);
    const there = existing.find((rule) => rule.value.kind === value.kind);
    decide(item, value, there, choices);
    if (seen.has(value.kind)) leaveOut(item, "skip", "It is in the file more than once; the first is taken.");
    seen.add(value.kind);
    if (item.value) writes.push({ version: there?.version ?? null, value });
    return item;
  });
  return { items, writes };
}

const itemOf = (value: FileRule, index: number): Decided<FileRule> => ({
  key: keyAt("rule", index),
  kind: "rule",
  name: value.kind,
  outcome: "create",
  why: null,
  text: "",
  was: null,
  notes: [],
  terms: value.enabled ? "switched on" : "switched off",
  conflict: null,
  value,
});

function decide(item: Decided<FileRule>, value: FileRule, there: ExistingRule | undefined, choices: Choices) {
  const chosen = choices.items[item.key];
  if (!there) {
    if (chosen === "skip") leaveOut(item, "skip", LEFT_OUT);
    return;
  }
  if (isSame(there.value, value)) return leaveOut(item, "skip", SAME_ALREADY);
  item.conflict = `the rule “${value.kind}”`;
  item.outcome = "replace";
  // There is one of each kind: it cannot stand beside the other under another name.
  if ((chosen ?? choices.conflicts) !== "replace")
    leaveOut(item, "skip", "The channel has set this rule itself.");
}
