import { holdCommands } from "@/lib/commands";
import type { Command } from "@/lib/commands/schema";
import type { Db } from "@/lib/db/client";
import { holdRules, type RuleRow } from "@/lib/moderation";
import { holdQuotes, type ImportedQuote } from "@/lib/quotes";
import { type HeldTimer, holdTimers } from "@/lib/timers";
import type { ChannelState } from "./core/existing";
import { type FileCommand, fileRule } from "./schema";

/** What a channel has, as its domains have it. */
export interface Held {
  commands: Command[];
  timers: HeldTimer[];
  quotes: ImportedQuote[];
  lastQuote: number;
  rules: RuleRow[];
}

/** All that an import may touch. To the end of the transaction nobody else changes it. */
export async function hold(tx: Db, channelId: string): Promise<Held> {
  const commands = await holdCommands(tx, channelId);
  const timers = await holdTimers(tx, channelId);
  const quotes = await holdQuotes(tx, channelId);
  const rules = await holdRules(tx, channelId);
  return { commands, timers, ...quotes, rules };
}

/** The same as a plan looks at it. A rule that this version does not know is left alone. */
export function stateOf({ commands, timers, quotes, lastQuote, rules }: Held): ChannelState {
  return {
    commands: commands.map((command) => ({
      id: command.id,
      version: command.version,
      value: fileCommandOf(command),
    })),
    timers,
    quotes,
    lastQuote,
    rules: rules.flatMap(({ version, ...rule }) => {
      const read = fileRule.safeParse(rule);
      return read.success ? [{ version, value: read.data }] : [];
    }),
  };
}

/** What of a command is up to the channel, and how often it was used. */
export const fileCommandOf = ({
  id: _id,
  channelId: _channelId,
  lastUsedAt: _lastUsedAt,
  createdAt: _createdAt,
  updatedAt: _updatedAt,
  deletedAt: _deletedAt,
  version: _version,
  ...value
}: Command): FileCommand => value;
