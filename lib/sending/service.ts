import { v7 as uuidv7 } from "uuid";
import type { z } from "zod";
import { recordAudit } from "@/lib/audit";
import type { Person } from "@/lib/auth/core/policy";
import { type Db, db, type Pool } from "@/lib/db/client";
import { withTransaction } from "@/lib/db/tx";
import { appendEvents } from "@/lib/events";
import { authorize } from "@/lib/http/authorize";
import { decodeIdCursor, encodeCursor } from "@/lib/kernel/cursor";
import { TallyError } from "@/lib/kernel/errors";
import { inBatches } from "@/lib/kernel/in-batches";
import { plainOf } from "./core/variant";
import { findAccount } from "./repository-account";
import { findWriter } from "./repository-claim";
import * as repository from "./repository-list";
import { say } from "./say";
import type { ChannelVoice, OutgoingList, OutgoingMessage, outgoingQuery, sayInput } from "./schema";

/** What somebody wants said is worth saying for a minute. */
const WITHIN_MS = 60_000;

/**
 * Queues something that a person wants said in a channel.
 * @throws TallyError not_found when the channel is none of the person's business, conflict when the bot is not there
 */
export async function sayInChannel(
  person: Person,
  login: string,
  { text, replyToId, test }: z.output<typeof sayInput>,
  pool: Pool = db(),
): Promise<OutgoingMessage> {
  const channel = await channelToSayIn(pool, person, login);
  if (!channel.joinWanted) {
    throw new TallyError("conflict", "The bot is not in this channel. Connect it first.");
  }
  const dedupeKey = `api:${uuidv7()}`;
  await withTransaction(async (tx) => {
    const { id, events } = await say(tx, {
      ...{ channelId: channel.id, text, replyToId: replyToId ?? null, dedupeKey, withinMs: WITHIN_MS },
      source: test ? "test" : "api",
    });
    if (id !== null) {
      const target = { kind: "message", id } as const;
      await recordAudit(tx, { action: "message.send", target, channelId: channel.id, after: { text } });
    }
    await appendEvents(tx, events);
  }, pool);
  const row = await repository.findByKey(pool, dedupeKey);
  if (!row) throw new Error("a message vanished as soon as it was queued");
  return messageOfRow(row);
}

/**
 * What was said in a channel and what was not, latest first, and the account that says it.
 * @throws TallyError not_found when the channel is none of the person's business, bad_request for a cursor not ours
 */
export async function listOutgoing(
  person: Person,
  login: string,
  { cursor, limit }: z.output<typeof outgoingQuery>,
  from: Db = db(),
): Promise<OutgoingList> {
  const beforeId = cursor === undefined ? null : decodeIdCursor(cursor);
  const { id: channelId, role } = await channelToSayIn(from, person, login);
  const rows = await repository.listOutgoing(from, { channelId, beforeId, limit: limit + 1 });
  const page = rows.slice(0, limit);
  const last = page.at(-1);
  return {
    items: page.map(messageOfRow),
    next_cursor: rows.length > page.length && last ? encodeCursor([last.id]) : null,
    voice: await voiceIn(from, role),
  };
}

const PRUNE_BATCH = 5_000;

/** Deletes what was queued before `before`; says how many messages. */
export const pruneOutgoing = (from: Db, before: Date, signal?: AbortSignal): Promise<number> =>
  inBatches(PRUNE_BATCH, (size) => repository.deleteBefore(from, before, size), signal);

async function channelToSayIn(from: Db, person: Person, login: string): Promise<repository.ChannelRow> {
  const row = await repository.findChannel(from, login);
  if (!row) throw new TallyError("not_found", "This channel was never connected.");
  authorize(person, () => ({ action: "chat.say", broadcasterId: row.id }));
  return row;
}

async function voiceIn(from: Db, role: ChannelVoice["role"]): Promise<ChannelVoice | null> {
  const [account, writer] = await Promise.all([findAccount(from), findWriter(from)]);
  if (!account || !writer) return null;
  const { login, displayName, avatarUrl } = account;
  const works = writer.scopes.includes("user:write:chat") || writer.scopes.includes("chat:edit");
  return { login, displayName, avatarUrl, role, works };
}

const messageOfRow = ({ createdAt, notAfter, sentAt, ...row }: repository.OutgoingRow): OutgoingMessage => ({
  ...row,
  text: plainOf(row.text),
  createdAt: createdAt.toISOString(),
  notAfter: notAfter.toISOString(),
  sentAt: sentAt?.toISOString() ?? null,
});
