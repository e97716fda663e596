import { randomBytes } from "node:crypto";
import { recordAudit } from "@/lib/audit";
import { can, type Person } from "@/lib/auth/core/policy";
import { type Db, db, type Pool } from "@/lib/db/client";
import { withTransaction } from "@/lib/db/tx";
import { appendEvents } from "@/lib/events";
import { TallyError } from "@/lib/kernel/errors";
import { nothingHere } from "./access";
import { managedClip } from "./change";
import { clipOfRow, sharePathOf } from "./core/clip-of-row";
import { putToken, takeToken } from "./repository-change";
import { findByToken } from "./repository-read-rows";
import type { Clip, ClipShare } from "./schema";

/** Nobody guesses one of 128 bits. */
const newToken = (): string => randomBytes(16).toString("base64url");
const TOKEN = /^[\w-]{22}$/;

/**
 * Gives a clip an address at which everybody sees it, signed in or not. One that has one keeps it.
 * @throws TallyError not_found when it is not theirs, conflict when it was removed
 */
export async function shareClip(person: Person, id: string, pool: Pool = db()): Promise<ClipShare> {
  const { channelId } = await managedClip(pool, person, id);
  return withTransaction(async (tx) => {
    const made = newToken();
    const token = await putToken(tx, id, made);
    if (token === undefined)
      throw new TallyError("conflict", "This clip is removed. Restore it before you share it.");
    if (token === made) {
      await recordAudit(tx, { action: "clip.share", target: { kind: "clip", id }, channelId });
      await appendEvents(tx, [
        { kind: "clip.changed", payload: { channelId, clipId: id, change: "updated" } },
      ]);
    }
    return { sharePath: sharePathOf(token) };
  }, pool);
}

/** Takes the address away: links to it are dead at once, for good. Without one already is fine. @throws TallyError not_found */
export async function unshareClip(person: Person, id: string, pool: Pool = db()): Promise<void> {
  const { channelId } = await managedClip(pool, person, id);
  await withTransaction(async (tx) => {
    if (!(await takeToken(tx, id))) return;
    await recordAudit(tx, { action: "clip.unshare", target: { kind: "clip", id }, channelId });
    await appendEvents(tx, [{ kind: "clip.changed", payload: { channelId, clipId: id, change: "updated" } }]);
  }, pool);
}

/** The clip of a share link, for whoever has it. @throws TallyError not_found when the link is dead */
export async function getSharedClip(token: string, from: Db = db()): Promise<Clip> {
  const row = TOKEN.test(token) ? await findByToken(from, token) : undefined;
  if (!row || row.deletedAt !== null || can(null, { action: "clips.shared" }) !== "allowed")
    throw nothingHere();
  return clipOfRow(row, { manages: false, share: token });
}
