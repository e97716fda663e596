import { recordAudit } from "@/lib/audit";
import { can, type Person } from "@/lib/auth/core/policy";
import { type Db, db, type Pool } from "@/lib/db/client";
import { withTransaction } from "@/lib/db/tx";
import { now } from "@/lib/env/clock";
import { env } from "@/lib/env/server";
import { appendEvents } from "@/lib/events";
import type { BroadcasterRef, DomainEvent } from "@/lib/events/schema";
import { authorize } from "@/lib/http/authorize";
import { assertUnchanged } from "@/lib/http/unchanged";
import { TallyError } from "@/lib/kernel/errors";
import { CLIP_FILES_SCOPE } from "@/lib/twitch";
import { shareOf } from "./core/windows";
import {
  countFiles,
  countKept,
  ensureArchives,
  findArchive,
  lockRight,
  putArchiveSettings,
  putDueNow,
  putOwner,
  wantFailed,
} from "./repository-archive";
import { findClipChannel } from "./repository-read-channel";
import { totalWindows } from "./repository-windows";
import { type ClipArchiveSettings, type ClipArchiveStatus, editedOfArchive } from "./schema";

/**
 * How a channel's archive stands. `share` is the part of the past that was read whole, by time; it is 1 when, and
 * only when, nothing of it is left and no window was more than Twitch tells.
 * @throws TallyError not_found alike when the channel was never connected and when it is not theirs
 */
export async function archiveStatus(
  person: Person,
  login: string,
  from: Pool = db(),
): Promise<ClipArchiveStatus> {
  const { id } = await managed(from, person, login);
  await ensureArchive(from, id);
  const [archive, windows, files, kept] = await Promise.all([
    findArchive(from, id),
    totalWindows(from, id),
    countFiles(from, id),
    countKept(from, id),
  ]);
  if (!archive) throw notFound();
  const { isConnected, beganAt, endedAt, dueAt, keptBytes, scopes, ...rest } = archive;
  return {
    ...rest,
    keptBytes: Number(keptBytes),
    nextAt: archive.enabled && isConnected ? dueAt.toISOString() : null,
    backfill: {
      share: beganAt && shareOf(windows),
      windows: { todo: windows.todo, done: windows.done, capped: windows.capped },
      beganAt: beganAt?.toISOString() ?? null,
      endedAt: endedAt?.toISOString() ?? null,
    },
    files,
    kept,
    missingScopes: scopes.includes(CLIP_FILES_SCOPE) ? [] : [CLIP_FILES_SCOPE],
  };
}

/**
 * Changes whether a channel's clips are archived, and what of them is kept. The latter is its owner's to say, and an
 * operator may not switch on what an owner has switched off. Switched on, it begins at once.
 * @throws TallyError not_found, forbidden
 */
export async function updateArchiveSettings(
  person: Person,
  login: string,
  settings: ClipArchiveSettings,
  pool: Pool = db(),
): Promise<ClipArchiveStatus> {
  const { id } = await managed(pool, person, login);
  const { enabled, ...keeping } = settings;
  const mayKeep = can(person, { action: "clips.keep", broadcasterId: id }) === "allowed";
  if (Object.keys(keeping).length > 0 && !mayKeep) throw onlyTheirs();
  await ensureArchive(pool, id);
  await withTransaction(async (tx) => {
    const before = await lockRight(tx, id);
    if (!before) throw notFound();
    await assertUnchanged(async () => {
      const archive = await findArchive(tx, id);
      return archive && editedOfArchive(archive);
    });
    const isOwners = id === person.twitchId;
    if (!isOwners && enabled && !before.enabled && before.authorisedBy === "owner") throw onlyTheySwitchOn();
    await putArchiveSettings(tx, id, settings, now());
    await recordAudit(tx, {
      ...{ action: "archive.settings", target: { kind: "channel", id }, channelId: id },
      after: settings,
    });
    const events: DomainEvent[] = [{ kind: "clips.archive", payload: { channelId: id, what: "settings" } }];
    if (enabled) events.push(asked(id));
    if (isOwners && enabled !== undefined && (await putOwner(tx, id, person.id))) {
      events.push({ kind: "channel.changed", payload: { channelId: id, change: "settings" } });
    }
    await appendEvents(tx, events);
  }, pool);
  return archiveStatus(person, login, pool);
}

/**
 * Has a channel's latest clips read now, its past read on, and files tried again that were given up. Asked twice is
 * once.
 * @throws TallyError not_found, conflict when the archive is switched off or the bot has left the channel
 */
export async function askArchive(
  person: Person,
  login: string,
  pool: Pool = db(),
): Promise<ClipArchiveStatus> {
  const { id } = await managed(pool, person, login);
  await ensureArchive(pool, id);
  await withTransaction(async (tx) => {
    const right = await lockRight(tx, id);
    if (!right?.isConnected) throw notConnected();
    if (!(await putDueNow(tx, id, now()))) throw switchedOff();
    await wantFailed(tx, id);
    await recordAudit(tx, { action: "archive.ask", target: { kind: "channel", id }, channelId: id });
    await appendEvents(tx, [asked(id)]);
  }, pool);
  return archiveStatus(person, login, pool);
}

const ensureArchive = (to: Db, channelId: string) =>
  ensureArchives(to, { now: now(), quotaMb: env().CLIP_QUOTA_MB }, channelId);

async function managed(from: Db, person: Person, login: string): Promise<BroadcasterRef> {
  const channel = await findClipChannel(from, login);
  if (!channel) {
    if (person.login !== login) throw notFound();
    throw new TallyError("not_found", "Your channel is not connected yet. Connect it in the studio first.");
  }
  authorize(person, () => ({ action: "clips.manage", broadcasterId: channel.id }));
  return channel;
}

const asked = (channelId: string): DomainEvent => ({ kind: "clips.asked", payload: { channelId } });
const notFound = () => new TallyError("not_found", "There is nothing here.");
const notConnected = () =>
  new TallyError("conflict", "This channel is not connected any more. Connect it again first.");
const onlyTheirs = () =>
  new TallyError("forbidden", "Only the broadcaster says what is kept of their clips.");
const onlyTheySwitchOn = () =>
  new TallyError(
    "forbidden",
    "The broadcaster connected this channel: only they switch the archive of its clips on.",
  );
const switchedOff = () =>
  new TallyError("conflict", "The clip archive of this channel is switched off. Switch it on first.");
