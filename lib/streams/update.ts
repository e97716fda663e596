import { changed, recordAudit } from "@/lib/audit";
import type { Person } from "@/lib/auth/core/policy";
import { db, type Pool } from "@/lib/db/client";
import { withTransaction } from "@/lib/db/tx";
import { now as instanceNow } from "@/lib/env/clock";
import { assertUnchanged } from "@/lib/http/unchanged";
import { TallyError } from "@/lib/kernel/errors";
import { mayManageStreams } from "./access";
import { getStream } from "./detail";
import { lockShown, putShown } from "./repository-record";
import { becomeOnlySessionWriter } from "./repository-sessions";
import { editedOfStream, type StreamDetail, type StreamUpdate } from "./schema";

/**
 * Puts right what a stream of the person's channel, or for operators of any, showed last.
 * @throws TallyError not_found, forbidden; conflict while it is on air, as Twitch would say otherwise at the next tick
 */
export async function updateStream(
  person: Person,
  id: string,
  update: StreamUpdate,
  { pool = db(), now = instanceNow() }: { pool?: Pool; now?: Date } = {},
): Promise<StreamDetail> {
  await withTransaction(async (tx) => {
    await becomeOnlySessionWriter(tx);
    const before = await lockShown(tx, id);
    if (!before) throw new TallyError("not_found", "There is no such stream.");
    const { broadcasterId, endedAt, ...shown } = before;
    mayManageStreams(person, broadcasterId);
    await assertUnchanged(() => editedOfStream(before));
    if (endedAt === null)
      throw new TallyError("conflict", "This stream is on air: what it shows is changed on Twitch.");
    const after = { ...shown, ...given(update) };
    const difference = changed(shown, after);
    if (!difference.after) return;
    await putShown(tx, id, after);
    await recordAudit(tx, {
      action: "stream.update",
      target: { kind: "stream", id, name: shown.title },
      channelId: broadcasterId,
      ...difference,
    });
  }, pool);
  return getStream(id, now, pool);
}

/** Without what was left out. */
const given = (update: StreamUpdate) =>
  Object.fromEntries(Object.entries(update).filter(([, value]) => value !== undefined));
