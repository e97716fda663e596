import { type Db, db, type Pool } from "@/lib/db/client";
import { withTransaction } from "@/lib/db/tx";
import { BUILTINS, freeNameFor, standardCooldown } from "./core/builtins";
import { namesOf } from "./repository-read";
import { builtinsOf, insertCommand, lockCommands, putNames, type Settings } from "./repository-write";
import { type Builtin, newCommand } from "./schema";

/**
 * Sees to it that a connected channel has each of our own commands, and changes nothing where it does. One whose name
 * the channel has given to another command is called otherwise; two at once make each of them once.
 */
export async function ensureBuiltins(channelId: string, pool: Pool = db()): Promise<void> {
  if ((await missing(pool, channelId)).length === 0) return;
  await withTransaction(async (tx) => {
    await lockCommands(tx, channelId);
    const taken = new Set((await namesOf(tx, channelId)).map(({ name }) => name));
    for (const builtin of await missing(tx, channelId)) {
      const name = freeNameFor(builtin, taken);
      if (name === undefined) continue;
      taken.add(name);
      const row = await insertCommand(tx, channelId, standard(builtin, name), builtin);
      await putNames(tx, row);
    }
  }, pool);
}

async function missing(from: Db, channelId: string): Promise<Builtin[]> {
  const there = new Set(await builtinsOf(from, channelId));
  return BUILTINS.filter((builtin) => !there.has(builtin));
}

function standard(builtin: Builtin, name: string): Settings {
  // A new command says something; one of our own answers by itself until it is told what to say.
  const settings = newCommand.parse({ name, response: "-", cooldownSeconds: standardCooldown(builtin) });
  return { ...settings, response: "", people: [] };
}
