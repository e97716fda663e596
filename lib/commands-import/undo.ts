import { recordAudit } from "@/lib/audit";
import type { Person } from "@/lib/auth/core/policy";
import { managedChannel, undoCommands } from "@/lib/commands";
import { db, type Pool } from "@/lib/db/client";
import { withTransaction } from "@/lib/db/tx";
import { appendEvents } from "@/lib/events";
import { TallyError } from "@/lib/kernel/errors";
import { undoRules } from "@/lib/moderation";
import { undoQuotes } from "@/lib/quotes";
import { undoTimers } from "@/lib/timers";
import { type Changes, eventsOf } from "./changes";
import * as repository from "./repository";
import type { UndoResult } from "./schema";

/**
 * Takes an import back: what was new is deleted, what was replaced is as it was before. What somebody changed since is
 * left alone and named. Possible for 30 days, once.
 * @throws TallyError not_found when the channel is not theirs to manage or there is no such import; conflict when it is
 *   undone already
 */
export async function undoImport(
  person: Person,
  login: string,
  id: string,
  pool: Pool = db(),
): Promise<UndoResult> {
  const { id: channelId } = await managedChannel(pool, person, login);
  return withTransaction(async (tx) => {
    const found = await repository.lockImport(tx, channelId, id);
    if (!found) throw new TallyError("not_found", "This import can no longer be undone.");
    if (found.undoneAt) throw new TallyError("conflict", "This import is undone already.");
    // What was written by `recordImport`, and by nobody else.
    const changes = found.changes as Changes;
    const commands = new Set(await undoCommands(tx, channelId, changes.commands));
    const timers = new Set(await undoTimers(tx, channelId, changes.timers));
    const quotes = await undoQuotes(tx, channelId, changes.quotes);
    const rules = await undoRules(tx, channelId, changes.rules);
    const kept = [
      ...changes.commands.flatMap(({ id, name }) => (commands.has(id) ? [`!${name}`] : [])),
      ...changes.timers.flatMap(({ id, name }) => (timers.has(id) ? [`the timer “${name}”`] : [])),
      ...quotes.map((number) => `quote #${number}`),
      ...rules.map((kind) => `the rule “${kind}”`),
    ];
    const all = Object.values(changes).reduce((sum, list: unknown[]) => sum + list.length, 0);
    await repository.markUndone(tx, id);
    const target = { kind: "import", id } as const;
    await recordAudit(tx, { action: "import.undo", target, channelId, after: { kept } });
    await appendEvents(tx, eventsOf(channelId, changes));
    return { undone: all - kept.length, kept };
  }, pool);
}
