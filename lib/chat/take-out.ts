import { recordAudit } from "@/lib/audit";
import { can, type Person } from "@/lib/auth/core/policy";
import { type Db, db, type Pool } from "@/lib/db/client";
import { withTransaction } from "@/lib/db/tx";
import { now as instanceNow } from "@/lib/env/clock";
import { TallyError } from "@/lib/kernel/errors";
import { channelFacts } from "./access";
import { recordSearch } from "./audit";
import { MarkIndex, PERSON_REACH } from "./core/mark-index";
import { noticesOf } from "./core/notice";
import { veiled } from "./core/veil";
import { mayReadChat } from "./readable";
import { notify } from "./repository-ingest";
import { marksOf } from "./repository-marks";
import { putBack, takeOut } from "./repository-messages";
import { type FoundMessage, messageById } from "./repository-search-read";
import type { MessageDetail } from "./schema";

/**
 * One message. The channel's owner can see that somebody looked, and alone reads what was taken away.
 * @throws TallyError not_found alike when it is not kept and when it is not theirs to read
 */
export async function getMessage(person: Person, id: string, from: Db = db()): Promise<MessageDetail> {
  const found = await messageById(from, id);
  if (!found || !(await mayReadChat(person, found.channel.id, from))) throw notThere();
  const { message, channel } = found;
  if (channel.id === person.twitchId) return found;
  await recordSearch(from, {
    ...{ channelIds: [channel.id], userId: person.id, action: "context", query: "" },
    results: new Map([[channel.id, 1]]),
  });
  return { channel, message: veiled(message) };
}

/**
 * Takes a message out of the log: from then on only the channel's owner reads it, and it can be put back. On Twitch
 * nothing changes. One that was taken away before stays as it is.
 * @throws TallyError not_found alike when it is not kept and when it is not theirs to take out
 */
export async function deleteMessage(
  person: Person,
  id: string,
  { pool = db(), at = instanceNow() }: { pool?: Pool; at?: Date } = {},
): Promise<void> {
  const { message, channel } = await removable(pool, person, id);
  await withTransaction(async (tx) => {
    if (!(await takeOut(tx, message, { at, by: person.id }))) return;
    await recordAudit(tx, {
      action: "message.delete",
      target: { kind: "message", id },
      channelId: channel.id,
    });
    await notify(tx, noticesOf([channel.id]));
  }, pool);
}

/**
 * Puts a message back that was taken out of the log. What was taken away in chat meanwhile is so from now on.
 * @throws TallyError not_found as `deleteMessage`; conflict when it was taken away in chat and not here
 */
export async function restoreMessage(person: Person, id: string, pool: Pool = db()): Promise<MessageDetail> {
  const { message, channel } = await removable(pool, person, id);
  if (message.deleted && message.deleted.by !== "hand")
    throw new TallyError(
      "conflict",
      "This message was taken away in chat. Only what was taken out here comes back.",
    );
  await withTransaction(async (tx) => {
    const sentAt = Date.parse(message.sentAt);
    const marks = await marksOf(tx, [channel.id], { from: sentAt, to: sentAt + PERSON_REACH.ms });
    const marked = { id, channelId: channel.id, authorId: message.author.id, sentAt };
    if (!(await putBack(tx, message, new MarkIndex(marks).markOf(marked)))) return;
    await recordAudit(tx, {
      action: "message.restore",
      target: { kind: "message", id },
      channelId: channel.id,
    });
    await notify(tx, noticesOf([channel.id]));
  }, pool);
  return getMessage(person, id, pool);
}

async function removable(from: Db, person: Person, id: string): Promise<FoundMessage> {
  const found = await messageById(from, id);
  const facts = found && (await channelFacts(from, person, found.channel.id));
  if (!found || !facts || can(person, { action: "messages.remove", ...facts }) !== "allowed")
    throw notThere();
  return found;
}

const notThere = () =>
  new TallyError("not_found", "This message is not kept here, or it is not yours to read.");
