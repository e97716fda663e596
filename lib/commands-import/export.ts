import type { Person } from "@/lib/auth/core/policy";
import { ensureBuiltins, managedChannel } from "@/lib/commands";
import { db, type Pool } from "@/lib/db/client";
import { withTransaction } from "@/lib/db/tx";
import { now as instanceNow } from "@/lib/env/clock";
import { type CommandsFile, commandsFile, FILE_FORMAT, FILE_VERSION } from "./schema";
import { hold, stateOf } from "./state";

/**
 * All that a channel's bot answers, says and keeps in order, as of one moment, in our own form
 * (docs/commands-export.md).
 * @throws TallyError not_found when the channel is not theirs to manage
 */
export async function exportFile(
  person: Person,
  login: string,
  { pool = db(), now = instanceNow }: { pool?: Pool; now?: () => Date } = {},
): Promise<CommandsFile> {
  const channel = await managedChannel(pool, person, login);
  await ensureBuiltins(channel.id, pool);
  const held = await withTransaction((tx) => hold(tx, channel.id), pool);
  const { commands, timers, rules } = stateOf(held);
  return commandsFile.parse({
    format: FILE_FORMAT,
    version: FILE_VERSION,
    exportedAt: now().toISOString(),
    channel: { id: channel.id, login: channel.login },
    commands: commands.map(({ value }) => value),
    timers: timers.map(({ value }) => value),
    quotes: held.quotes,
    moderation: rules.map(({ value }) => value),
  });
}
