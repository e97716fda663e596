import { recordAudit } from "@/lib/audit";
import type { Person } from "@/lib/auth/core/policy";
import { type Db, db, type Pool } from "@/lib/db/client";
import { TallyError } from "@/lib/kernel/errors";
import { managedChannel } from "./access";
import { builtinStays, changing } from "./change";
import type { CommandRow } from "./repository-rows";
import * as repository from "./repository-write";
import type { BulkInput, BulkResult } from "./schema";
import { restoreIn } from "./write";

/**
 * Does the same to several commands of a channel: all that can be done is, and why not for the others. What is so
 * already counts as done. Ids of other channels are as good as ids of nothing.
 * @throws TallyError not_found when the channel is not theirs to manage
 */
export async function changeCommands(
  person: Person,
  login: string,
  { action, ids }: BulkInput,
  pool: Pool = db(),
): Promise<BulkResult> {
  const { id: channelId } = await managedChannel(pool, person, login);
  return changing(pool, channelId, async (tx) => {
    const rows = await repository.lockMany(tx, channelId, ids);
    const skipped = await ACTIONS[action](tx, channelId, rows);
    const left = new Set(skipped.map(({ id }) => id));
    const names = rows.flatMap(({ id, name }) => (left.has(id) ? [] : [name]));
    if (names.length > 0) {
      const target = { kind: "channel", id: channelId } as const;
      await recordAudit(tx, { action: "command.bulk", target, channelId, after: { action, names } });
    }
    return { done: rows.length - skipped.length, skipped };
  });
}

type Skipped = BulkResult["skipped"];
type Action = (tx: Db, channelId: string, rows: readonly CommandRow[]) => Promise<Skipped>;

const ACTIONS: Record<BulkInput["action"], Action> = {
  enable: (tx, channelId, rows) => switchTo(true, tx, channelId, rows),
  disable: (tx, channelId, rows) => switchTo(false, tx, channelId, rows),
  async delete(tx, channelId, rows) {
    const builtins = rows.filter(({ builtin }) => builtin !== null);
    await repository.markDeleted(
      tx,
      channelId,
      rows.map(({ id }) => id),
    );
    return builtins.map((row) => skip(row, builtinStays(row.name).message));
  },
  async restore(tx, _channelId, rows) {
    const skipped: Skipped = [];
    for (const row of rows) {
      try {
        await restoreIn(tx, row.id);
      } catch (error) {
        // Refused before anything was written: the others can still come back.
        if (!(error instanceof TallyError)) throw error;
        skipped.push(skip(row, error.message));
      }
    }
    return skipped;
  },
};

async function switchTo(
  enabled: boolean,
  tx: Db,
  channelId: string,
  rows: readonly CommandRow[],
): Promise<Skipped> {
  await repository.putEnabled(
    tx,
    channelId,
    rows.map(({ id }) => id),
    enabled,
  );
  return rows
    .filter(({ deletedAt }) => deletedAt !== null)
    .map((row) => skip(row, `!${row.name} was deleted.`));
}

const skip = ({ id, name }: CommandRow, why: string) => ({ id, name, why });
