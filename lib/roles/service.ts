import { z } from "zod";
import { changed, recordAudit } from "@/lib/audit";
import type { Person } from "@/lib/auth/core/policy";
import { type Db, db, type Pool } from "@/lib/db/client";
import { withTransaction } from "@/lib/db/tx";
import { now } from "@/lib/env/clock";
import { appendEvents } from "@/lib/events";
import { assertUnchanged } from "@/lib/http/unchanged";
import { decodeCursor, encodeCursor } from "@/lib/kernel/cursor";
import { TallyError } from "@/lib/kernel/errors";
import { ROLE_SCOPES } from "@/lib/twitch";
import { mayRunAt } from "./core/guard";
import { statusOf } from "./core/status-of";
import { driftOf, heldOfRow, memberOfRow, runOfRow } from "./core/views";
import { channelOf } from "./find-channel";
import * as asks from "./repository-asks";
import * as due from "./repository-due";
import * as repository from "./repository-read";
import { lastStart } from "./repository-sync";
import {
  channelRole,
  type PersonRoles,
  type RoleDrift,
  type RoleMemberList,
  type RoleMembersQuery,
  type RolePageQuery,
  type RoleSettings,
  type RoleSyncAsked,
  type RoleSyncRunList,
  type RoleSyncStatus,
  syncSource,
} from "./schema";

/** Dates end 8.64e15 ms after the epoch; Postgres knows none as long before it. */
const RUN_PLACE = z.tuple([z.int().min(0).max(8.64e15), z.uuid()]);

const SCOPES: readonly string[] = Object.values(ROLE_SCOPES);

/** How well a channel's roles are in step. @throws TallyError not_found when the channel is not theirs to sync */
export async function getRoleStatus(
  person: Person,
  login: string,
  from: Db = db(),
  at = now(),
): Promise<RoleSyncStatus> {
  const { id } = await channelOf(from, person, login, "roles.sync");
  return readStatus(from, id, at);
}

/** How often a channel is synced. @throws TallyError not_found when the channel is not theirs to sync */
export async function getRoleSettings(person: Person, login: string, from: Db = db()): Promise<RoleSettings> {
  const { intervalMinutes } = await getRoleStatus(person, login, from);
  return { intervalMinutes };
}

/** Sets how often a channel is synced. @throws TallyError not_found when the channel is not theirs to sync */
export async function updateRoleSettings(
  person: Person,
  login: string,
  { intervalMinutes }: RoleSettings,
  pool: Pool = db(),
  at = now(),
): Promise<RoleSyncStatus> {
  const { id } = await channelOf(pool, person, login, "roles.sync");
  await withTransaction(async (tx) => {
    await assertUnchanged(() => due.lockInterval(tx, id));
    const before = await due.putInterval(tx, id, intervalMinutes);
    await recordAudit(tx, {
      ...{ action: "role.settings", target: { kind: "channel", id }, channelId: id },
      ...changed({ intervalMinutes: before }, { intervalMinutes }),
    });
  }, pool);
  return readStatus(pool, id, at);
}

/**
 * Asks for a sync by hand; asked for already is fine.
 * @throws TallyError not_found when the channel is not theirs to sync, conflict when the bot has left it, rate_limited
 *   with the seconds to wait when the last one by hand was less than five minutes ago
 */
export async function askForSync(
  person: Person,
  login: string,
  pool: Pool = db(),
  at = now(),
): Promise<RoleSyncAsked> {
  const { id, joinWanted } = await channelOf(pool, person, login, "roles.sync");
  if (!joinWanted) {
    throw new TallyError("conflict", "This channel is not connected any more. Connect it again first.");
  }
  const last = await lastStart(pool, id, "manual-ui");
  const again = last && mayRunAt("manual-ui", { "manual-ui": last }, at);
  if (again) throw tooSoon(again.getTime() - at.getTime());
  return withTransaction(async (tx) => {
    const isNew = await asks.insertAsk(tx, id, "manual-ui", at);
    if (isNew) await recordAudit(tx, { action: "role.sync", target: { kind: "channel", id }, channelId: id });
    // Told again as well: who asks twice waits, and the first time may have been lost with a worker.
    await appendEvents(tx, [{ kind: "roles.asked", payload: { channelId: id, source: "manual-ui" } }]);
    return { alreadyAsked: !isNew };
  }, pool);
}

/** The syncs there were, the latest first. @throws TallyError not_found, bad_request for a cursor that is not ours */
export async function listRoleRuns(
  person: Person,
  login: string,
  { cursor, limit }: RolePageQuery,
  from: Db = db(),
): Promise<RoleSyncRunList> {
  const { id } = await channelOf(from, person, login, "roles.sync");
  const place = placeOf(cursor, RUN_PLACE);
  const after = place && { at: new Date(place[0]), id: place[1] };
  const { shown, last } = pageOf(await repository.listRuns(from, id, { after, limit: limit + 1 }), limit);
  return {
    items: shown.map(runOfRow),
    next_cursor: last ? encodeCursor([last.startedAt.getTime(), last.id]) : null,
  };
}

/** What one sync changed, person by person. @throws TallyError not_found, bad_request for a cursor that is not ours */
export async function getRoleDrift(
  person: Person,
  login: string,
  runId: string,
  { cursor, limit }: RolePageQuery,
  from: Db = db(),
): Promise<RoleDrift> {
  const { id } = await channelOf(from, person, login, "roles.read");
  const run = await repository.findRun(from, id, runId);
  if (!run) throw new TallyError("not_found", "There is nothing here.");
  const place = placeOf(cursor, z.tuple([channelRole, z.string(), z.string()]));
  const after = place && { role: place[0], login: place[1], userId: place[2] };
  const { shown, last } = pageOf(await repository.listDrift(from, runId, { after, limit: limit + 1 }), limit);
  return {
    run: runOfRow(run),
    items: shown.map(driftOf),
    next_cursor: last ? encodeCursor([last.role, last.login, last.userId]) : null,
  };
}

/** Who holds a role now, by login. @throws TallyError not_found, bad_request for a cursor that is not ours */
export async function listRoleMembers(
  person: Person,
  login: string,
  { role, q, cursor, limit }: RoleMembersQuery,
  from: Db = db(),
): Promise<RoleMemberList> {
  const { id: channelId } = await channelOf(from, person, login, "roles.read");
  const place = placeOf(cursor, z.tuple([z.string(), z.string()]));
  const after = place && { login: place[0], userId: place[1] };
  const filter = { channelId, role, q };
  const [rows, total] = await Promise.all([
    repository.listMembers(from, filter, { after, limit: limit + 1 }),
    repository.countMembers(from, filter),
  ]);
  const { shown, last } = pageOf(rows, limit);
  return {
    items: shown.map(memberOfRow),
    next_cursor: last ? encodeCursor([last.login, last.userId]) : null,
    total,
  };
}

/** What somebody is and was in a channel. @throws TallyError not_found when the channel is not theirs */
export async function getPersonRoles(
  person: Person,
  login: string,
  userId: string,
  from: Db = db(),
): Promise<PersonRoles> {
  const { id } = await channelOf(from, person, login, "roles.read");
  return { userId, items: (await repository.periodsOf(from, id, userId)).map(heldOfRow) };
}

async function readStatus(from: Db, channelId: string, at: Date): Promise<RoleSyncStatus> {
  const [state, runs] = await Promise.all([
    due.syncState(from, channelId, syncSource.options, SCOPES),
    repository.listRuns(from, channelId, { after: null, limit: 2 }),
  ]);
  if (!state) throw new TallyError("not_found", "There is nothing here.");
  const missingScopes = SCOPES.filter((scope) => !state.scopes.includes(scope));
  return statusOf({ ...state, missingScopes, runs: runs.map(runOfRow) }, at);
}

/** One row more than is shown says that there is a next page. */
function pageOf<Row>(rows: readonly Row[], limit: number): { shown: Row[]; last: Row | undefined } {
  const shown = rows.slice(0, limit);
  return { shown, last: rows.length > limit ? shown.at(-1) : undefined };
}

function placeOf<Place>(cursor: string | undefined, place: z.ZodType<Place>): Place | null {
  if (cursor === undefined) return null;
  const read = place.safeParse(decodeCursor(cursor));
  if (read.success) return read.data;
  throw new TallyError("bad_request", "This page link is not valid. Start again from the first page.", {
    fields: [{ field: "cursor", message: "must be the next_cursor of an earlier answer" }],
  });
}

function tooSoon(ms: number): TallyError {
  const seconds = Math.ceil(ms / 1000);
  return new TallyError("rate_limited", `Synced a moment ago. It can be asked for again in ${seconds} s.`, {
    retryAfterSeconds: seconds,
  });
}
