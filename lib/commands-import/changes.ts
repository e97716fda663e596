import type { CommandLeft } from "@/lib/commands";
import type { DomainEvent } from "@/lib/events/schema";
import type { RuleLeft } from "@/lib/moderation";
import type { TimerLeft } from "@/lib/timers";

/** What an import left behind, with what was there before. Stored as JSON, read again by `undoImport`. */
export interface Changes {
  commands: CommandLeft[];
  timers: TimerLeft[];
  /** By number; all of them are new. */
  quotes: number[];
  rules: RuleLeft[];
}

/** What the outbox is told of them: each kind once. */
export function eventsOf(channelId: string, changes: Changes): DomainEvent[] {
  const touched = [
    ["commands", changes.commands],
    ["timers", changes.timers],
    ["quotes", changes.quotes],
    ["moderation", changes.rules],
  ] as const;
  return touched.flatMap(([what, list]): DomainEvent[] =>
    list.length > 0 ? [{ kind: "commands.changed", payload: { channelId, what } }] : [],
  );
}
