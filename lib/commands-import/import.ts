import { createHash } from "node:crypto";
import { recordAudit } from "@/lib/audit";
import type { Person } from "@/lib/auth/core/policy";
import { ensureBuiltins, importCommands, managedChannel } from "@/lib/commands";
import { type Db, db, type Pool } from "@/lib/db/client";
import { withTransaction } from "@/lib/db/tx";
import { appendEvents } from "@/lib/events";
import { TallyError } from "@/lib/kernel/errors";
import { importRules } from "@/lib/moderation";
import { importQuotes } from "@/lib/quotes";
import { importTimers } from "@/lib/timers";
import { type Changes, eventsOf } from "./changes";
import type { Writes } from "./core/existing";
import { type Plan, plan, textOfPlan } from "./core/plan";
import { readContents } from "./read-contents";
import { recordImport } from "./repository";
import {
  type ImportPreview,
  type ImportRequest,
  type ImportResult,
  importPreview,
  type PreviewRequest,
} from "./schema";
import { type Held, hold, stateOf } from "./state";

/**
 * Says what importing a file into a channel would do, item by item. Nothing is changed.
 * @throws TallyError not_found when the channel is not theirs to manage; unprocessable saying what the file is instead
 *   of an export, or where it is broken
 */
export async function previewImport(
  person: Person,
  login: string,
  { text, choices }: PreviewRequest,
  pool: Pool = db(),
): Promise<ImportPreview> {
  const channelId = await prepared(person, login, pool);
  const contents = await readContents(text);
  const held = await withTransaction((tx) => hold(tx, channelId), pool);
  const planned = plan(contents, stateOf(held), choices);
  return importPreview.parse({ ...planned, hash: hashOf(channelId, planned) });
}

/**
 * Does what a preview said, all of it or nothing. What to do is found out anew from the file, and is done only if it is
 * what `hash` stands for. Done twice, the second time finds nothing to do or another hash.
 * @throws TallyError as `previewImport` does; conflict when the channel was changed since the preview
 */
export async function importFile(
  person: Person,
  login: string,
  { text, choices, hash }: ImportRequest,
  pool: Pool = db(),
): Promise<ImportResult> {
  const channelId = await prepared(person, login, pool);
  const contents = await readContents(text);
  return withTransaction(async (tx) => {
    const held = await hold(tx, channelId);
    const planned = plan(contents, stateOf(held), choices);
    if (hashOf(channelId, planned) !== hash) throw changedSince();
    const changes = await write(tx, channelId, person, held, planned.writes);
    const events = eventsOf(channelId, changes);
    if (events.length === 0) return { id: null, counts: planned.counts };
    const id = await recordImport(tx, channelId, planned.source, changes);
    await recordAudit(tx, {
      ...{ action: "import.apply", target: { kind: "import", id }, channelId },
      after: { source: planned.source, ...planned.counts },
    });
    await appendEvents(tx, events);
    return { id, counts: planned.counts };
  }, pool);
}

/** Whether there is a channel of that login that the person may import into. */
export async function mayImport(person: Person, login: string, from: Db = db()): Promise<boolean> {
  return managedChannel(from, person, login).then(
    () => true,
    (error: unknown) => {
      if (error instanceof TallyError && error.code === "not_found") return false;
      throw error;
    },
  );
}

async function prepared(person: Person, login: string, pool: Pool): Promise<string> {
  const { id } = await managedChannel(pool, person, login);
  // A file may hold settings of those that every channel has.
  await ensureBuiltins(id, pool);
  return id;
}

async function write(
  tx: Db,
  channelId: string,
  { twitchId, login }: Person,
  held: Held,
  writes: Writes,
): Promise<Changes> {
  const commands = await importCommands(tx, channelId, held.commands, writes.commands);
  const timers = await importTimers(tx, channelId, held.timers, writes.timers);
  await importQuotes(tx, channelId, writes.quotes, { id: twitchId, login });
  const rules = await importRules(tx, channelId, held.rules, writes.rules);
  return { commands, timers, quotes: writes.quotes.map(({ number }) => number), rules };
}

const hashOf = (channelId: string, planned: Plan) =>
  createHash("sha256")
    .update(`${channelId}\n${textOfPlan(planned)}`)
    .digest("hex");

const changedSince = () =>
  new TallyError(
    "conflict",
    "What the channel has was changed since the preview, so nothing was imported. Look at the preview again.",
  );
