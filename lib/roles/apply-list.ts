import type { Db } from "@/lib/db/client";
import type { DomainEvent } from "@/lib/events/schema";
import { chunk } from "@/lib/kernel/chunk";
import { planRoles, type RolePlan } from "./core/plan-roles";
import * as repository from "./repository-periods";
import { moveTotal } from "./repository-sync";
import type { ChannelRole, RoleHolder } from "./schema";

/** One of Twitch's lists, or the part of it that is about `userIds`. */
export interface ReadList extends repository.Whose {
  listed: readonly RoleHolder[];
  /** When it was begun to be read: what it says was true no earlier. */
  readAt: Date;
  /** The run that read it; null: none. */
  runId: string | null;
}

/** What came of a list, with the events that tell of it: the caller's transaction appends them last. */
export interface AppliedList {
  granted: number;
  revoked: number;
  events: DomainEvent[];
}

/** Rows in one statement: as many as cost little memory. */
const ROWS = 10_000;
const MOST_IDS = 1_000;

/**
 * Makes the record of one role equal to a list that was read whole. Of whom we learned something after it was begun to
 * be read (a refresh of one person, an event) it changes nothing. The channel must be locked (`lockSync`).
 */
export async function applyList(tx: Db, list: ReadList): Promise<AppliedList> {
  const held = await repository.heldPeriods(tx, list);
  const newer = new Set(await repository.lostSince(tx, list, list.readAt));
  for (const { userId, grantedAt } of held) if (grantedAt > list.readAt) newer.add(userId);
  const plan = planRoles(held, list.listed, newer);
  await carryOut(tx, list, plan);
  // A sync puts Twitch's own count over it; of one person learned in between nobody else counts.
  const more = plan.grant.length - plan.revoke.length;
  if (more !== 0) await moveTotal(tx, list.channelId, list.role, more);
  return {
    granted: plan.grant.length + plan.change.length,
    revoked: plan.revoke.length + plan.change.length,
    events: eventsOf(list.channelId, list.role, plan),
  };
}

/** Ends before it begins: nobody holds a role twice, not even for a moment. */
async function carryOut(tx: Db, list: ReadList, plan: RolePlan): Promise<void> {
  const learned = { at: list.readAt, runId: list.runId };
  const ended = [...plan.revoke, ...plan.change.map(({ before }) => before)].map(({ id }) => id);
  const begun = [...plan.change.map(({ after }) => after), ...plan.grant];
  for (const ids of chunk(ended, ROWS)) await repository.endPeriods(tx, ids, learned);
  for (const holders of chunk(begun, ROWS)) await repository.insertPeriods(tx, list, holders, learned);
  for (const periods of chunk(plan.rename, ROWS)) await repository.renamePeriods(tx, periods);
}

function eventsOf(channelId: string, role: ChannelRole, plan: RolePlan): DomainEvent[] {
  const all = [
    ...plan.revoke.map(({ userId }) => ({ what: "revoked" as const, userId })),
    ...plan.change.map(({ after }) => ({ what: "changed" as const, userId: after.userId })),
    ...plan.grant.map(({ userId }) => ({ what: "granted" as const, userId })),
  ];
  return chunk(all, MOST_IDS).map((some) => {
    const idsOf = (wanted: string) => some.filter(({ what }) => what === wanted).map(({ userId }) => userId);
    return {
      kind: "roles.changed",
      payload: {
        channelId,
        role,
        granted: idsOf("granted"),
        revoked: idsOf("revoked"),
        changed: idsOf("changed"),
      },
    };
  });
}
