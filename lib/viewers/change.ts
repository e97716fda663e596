import { changed, recordAudit } from "@/lib/audit";
import type { Person } from "@/lib/auth/core/policy";
import { beginBatch } from "@/lib/chat";
import { db, type Pool } from "@/lib/db/client";
import { withTransaction } from "@/lib/db/tx";
import { now as instanceNow } from "@/lib/env/clock";
import { assertUnchanged } from "@/lib/http/unchanged";
import { TallyError } from "@/lib/kernel/errors";
import { type Twitch, twitch } from "@/lib/twitch";
import { channelOf } from "./access";
import { viewerIn } from "./person";
import * as repository from "./repository-person";
import { editedOfViewer, type ViewerDetail, type ViewerUpdate } from "./schema";

export interface ChangeDeps {
  pool: Pool;
  twitch: Pick<Twitch, "getUsers">;
}

const processDeps = (): ChangeDeps => ({ pool: db(), twitch: twitch() });

/**
 * Tracks somebody in the person's own channel before they write, by the login they have on Twitch now. Somebody who
 * was removed is tracked again; somebody who is tracked stays as they are.
 * @throws TallyError not_found when the channel is not the person's own, or Twitch knows no such login; conflict when
 *   they opted out of being on record; unavailable when Twitch cannot be asked
 */
export async function addViewer(
  person: Person,
  login: string,
  viewerLogin: string,
  { pool, twitch }: ChangeDeps = processDeps(),
): Promise<ViewerDetail> {
  const { id: channelId } = await channelOf(pool, person, login, "write");
  const [user] = await twitch.getUsers({ logins: [viewerLogin] });
  if (!user) {
    throw new TallyError("not_found", `There is nobody called ${viewerLogin} on Twitch.`, {
      fields: [{ field: "login", message: "must be the login of a Twitch account" }],
    });
  }
  await withTransaction(async (tx) => {
    // Whoever opts out meanwhile waits for this, and finds what it wrote.
    await beginBatch(tx);
    if (await repository.hasOptedOut(tx, user.id))
      throw new TallyError("conflict", `${user.displayName} does not want to be on record in any chat.`);
    await repository.track(tx, channelId, user, instanceNow());
    await recordAudit(tx, { action: "viewer.add", target: { kind: "person", id: user.id }, channelId });
  }, pool);
  return viewerIn(pool, channelId, user.id);
}

/**
 * Changes what the owner says of a chatter of their channel: whether they are a bot, and whether they are tracked.
 * Whoever is removed is neither shown nor counted until restored, and nothing that was counted is lost.
 * @throws TallyError not_found when the channel is not the person's own, or the chatter was never seen in it
 */
export async function updateViewer(
  person: Person,
  login: string,
  personId: string,
  { bot, removed }: ViewerUpdate,
  pool: Pool = db(),
): Promise<ViewerDetail> {
  const { id } = await channelOf(pool, person, login, "write");
  await withTransaction(async (tx) => {
    await assertUnchanged(async () => {
      const said = await repository.lockSaid(tx, id, personId);
      return said && editedOfViewer(said);
    });
    if (!(await repository.changeViewer(tx, id, personId, { bot, removed, now: instanceNow() }))) return;
    await recordAudit(tx, {
      action: removed === undefined ? "viewer.update" : removed ? "viewer.remove" : "viewer.restore",
      ...{ target: { kind: "person", id: personId }, channelId: id },
      ...changed({}, { bot }),
    });
  }, pool);
  return viewerIn(pool, id, personId);
}

/** Removes a chatter from tracking; see `updateViewer`. Done twice it changes nothing more. */
export async function removeViewer(
  person: Person,
  login: string,
  personId: string,
  pool: Pool = db(),
): Promise<void> {
  await updateViewer(person, login, personId, { removed: true }, pool);
}
