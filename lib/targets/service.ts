import { changed, recordAudit } from "@/lib/audit";
import type { Db } from "@/lib/db/client";
import { withTransaction } from "@/lib/db/tx";
import { appendEvents } from "@/lib/events";
import { assertUnchanged } from "@/lib/http/unchanged";
import { TallyError } from "@/lib/kernel/errors";
import { endedEvent } from "./core/target-events";
import { processDeps, type TargetDeps } from "./deps";
import * as repository from "./repository";
import { becomeOnlyWriter, forgetStarts } from "./repository-journal";
import type { AddTargetInput, Target, TargetList, UpdateTargetInput } from "./schema";

/** More than that no poll gets through in its time. */
const MOST_TARGETS = 2_000;

/** Everything that is watched, by name. */
export async function listTargets(deps: TargetDeps = processDeps()): Promise<TargetList> {
  const rows = await repository.listTargets(deps.pool, deps.clock());
  return { items: rows.map(viewOf), everySeconds: deps.everySeconds, store: deps.sets.store };
}

/** One target. @throws TallyError not_found */
export async function findTarget(id: string, deps: TargetDeps = processDeps()): Promise<Target> {
  const [row] = await repository.listTargets(deps.pool, deps.clock(), id);
  if (!row) throw noTarget();
  return viewOf(row);
}

/**
 * Has a category or a broadcaster watched from now on. One that is a target already is answered as it is.
 * @throws TallyError not_found when Twitch knows no such thing, conflict when there are too many targets
 */
export async function addTarget(
  input: AddTargetInput,
  deps: TargetDeps = processDeps(),
): Promise<Target & { isNew: boolean }> {
  const wanted = await findAtTwitch(input, deps);
  const { id, isNew } = await withTransaction(async (tx) => {
    const count = await repository.countTargets(tx);
    const there = await repository.findTargetId(tx, wanted);
    if (there) return { id: there, isNew: false };
    if (count >= MOST_TARGETS) {
      throw new TallyError("conflict", `There are ${MOST_TARGETS} targets already. Remove one first.`);
    }
    const made = await repository.insertTarget(tx, wanted, deps.clock());
    if (made === undefined) throw new Error("a target came to be behind a lock");
    const target = { kind: "target", id: made, name: wanted.name } as const;
    await recordAudit(tx, { action: "target.add", target });
    await tellChange(tx, made);
    return { id: made, isNew: true };
  }, deps.pool);
  return { ...(await findTarget(id, deps)), isNew };
}

/**
 * Switches a target on or off. Off, its streams are none of ours any more: those that were told of end. On again, what
 * is on air then was there before.
 * @throws TallyError not_found
 */
export async function updateTarget(
  id: string,
  { enabled }: UpdateTargetInput,
  deps: TargetDeps = processDeps(),
): Promise<Target> {
  const isOther = await withTransaction(async (tx) => {
    await becomeOnlyWriter(tx);
    const target = await repository.lockTarget(tx, id);
    if (!target) throw noTarget();
    await assertUnchanged(() => target.enabled);
    if (target.enabled === enabled) return false;
    const ends = await forgetStarts(tx, id, deps.clock());
    await repository.putEnabled(tx, id, enabled, deps.clock());
    await recordAudit(tx, {
      ...{ action: "target.update", target: { kind: "target", id, name: target.name } },
      ...changed({ enabled: target.enabled }, { enabled }),
    });
    await appendEvents(tx, [
      ...ends.map((end) => endedEvent({ id, kind: target.kind, name: target.name }, end)),
      { kind: "target.changed", payload: { targetId: id } },
    ]);
    return true;
  }, deps.pool);
  // What is left behind by dying here is of another version, and read by nobody.
  if (isOther) await deps.sets.forget([id]);
  return findTarget(id, deps);
}

/** Watches a target no more; those of its streams that were told of end. @throws TallyError not_found */
export async function removeTarget(id: string, deps: TargetDeps = processDeps()): Promise<void> {
  await withTransaction(async (tx) => {
    await becomeOnlyWriter(tx);
    const target = await repository.lockTarget(tx, id);
    if (!target) throw noTarget();
    await assertUnchanged(() => target.enabled);
    const ends = await forgetStarts(tx, id, deps.clock());
    await repository.deleteTarget(tx, id);
    await recordAudit(tx, { action: "target.remove", target: { kind: "target", id, name: target.name } });
    await appendEvents(tx, [
      ...ends.map((end) => endedEvent({ id, kind: target.kind, name: target.name }, end)),
      { kind: "target.changed", payload: { targetId: id } },
    ]);
  }, deps.pool);
  await deps.sets.forget([id]);
}

async function findAtTwitch(input: AddTargetInput, deps: TargetDeps): Promise<repository.NewTarget> {
  if (input.kind === "broadcaster") {
    const { id, displayName, avatarUrl } = await deps.lookUp(input.login);
    return { kind: "broadcaster", twitchId: id, name: displayName, imageUrl: avatarUrl };
  }
  const [category] = await deps.twitch.getCategories([input.twitchId]);
  if (!category) {
    throw new TallyError("not_found", "There is no such category on Twitch.", {
      fields: [{ field: "twitchId", message: "must be the id of a category that exists on Twitch" }],
    });
  }
  return { kind: "game", twitchId: category.id, name: category.name, imageUrl: category.boxArtUrl };
}

const tellChange = (tx: Db, targetId: string) =>
  appendEvents(tx, [{ kind: "target.changed", payload: { targetId } }]);

const noTarget = () => new TallyError("not_found", "There is no such target.");

const viewOf = (row: repository.TargetRow): Target => ({
  ...row,
  lookedAt: row.lookedAt?.toISOString() ?? null,
  lastErrorAt: row.lastErrorAt?.toISOString() ?? null,
  createdAt: row.createdAt.toISOString(),
});
