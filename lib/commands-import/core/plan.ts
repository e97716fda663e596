import type { Choices, ImportPreview, OutcomeCounts, PlanItem } from "../schema";
import type { ChannelState, Writes } from "./existing";
import { planCommands } from "./plan-commands";
import { canonical } from "./plan-item";
import { planQuotes } from "./plan-quotes";
import { planRules } from "./plan-rules";
import { planTimers } from "./plan-timers";
import type { FileContents } from "./readout";

export interface Plan extends Omit<ImportPreview, "hash"> {
  writes: Writes;
}

/**
 * Decides what becomes of all that a file holds, given what the channel has and what was chosen. The same of the same;
 * once it is written, a second plan with the same choices writes nothing.
 */
export function plan(contents: FileContents, state: ChannelState, choices: Choices): Plan {
  const commands = planCommands(contents.commands, state.commands, choices);
  const timers = planTimers(contents.timers, state.timers, choices);
  const quotes = planQuotes(contents.quotes, state, choices);
  const rules = planRules(contents.rules, state.rules, choices);
  const items = [...commands.items, ...timers.items, ...quotes.items, ...rules.items].map(
    ({ value: _, ...item }): PlanItem => item,
  );
  return {
    source: contents.source,
    notes: contents.notes,
    counts: countsOf(items),
    items,
    writes: { commands: commands.writes, timers: timers.writes, quotes: quotes.writes, rules: rules.writes },
  };
}

/**
 * All that a plan would write, as text: two plans with the same text do the same. How often a command was used that is
 * replaced is not written, and in a live chat changes all the time.
 */
export const textOfPlan = ({ writes }: Plan): string =>
  canonical({
    ...writes,
    commands: writes.commands.map(({ target, value }) => ({
      target,
      value: target ? { ...value, uses: undefined } : value,
    })),
  });

function countsOf(items: readonly PlanItem[]): OutcomeCounts {
  const counts = { create: 0, replace: 0, skip: 0, cannot: 0 };
  for (const { outcome } of items) counts[outcome] += 1;
  return counts;
}
