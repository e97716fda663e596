import { v7 as uuidv7 } from "uuid";
import { recordAudit } from "@/lib/audit";
import { can, type Person } from "@/lib/auth/core/policy";
import { db, type Pool } from "@/lib/db/client";
import { now as instanceNow } from "@/lib/env/clock";
import { env } from "@/lib/env/server";
import { createDemand } from "@/lib/events";
import type { BroadcasterRef } from "@/lib/events/schema";
import { cleanText } from "@/lib/kernel/clean-text";
import { TallyError } from "@/lib/kernel/errors";
import { ownChannel } from "./access";
import type { MessageEntry } from "./core/entry";
import { FLAG } from "./core/flags";
import { MarkIndex } from "./core/mark-index";
import { hasLink } from "./ingest/entry-of-event";
import { storeBatch } from "./ingest/store";
import type { RecordActivity } from "./ingest/write-batch";
import { keepingOf } from "./repository-messages";
import { messageById } from "./repository-search-read";
import type { MessageInput, StoredMessage } from "./schema";

export interface PutDeps {
  /** Counts people, in the transaction in which their messages are stored. */
  recordActivity: RecordActivity;
  pool?: Pool;
  now?: Date;
  /** Days that messages are kept where the channel says nothing else. */
  retentionDays?: number;
}

const DAY_MS = 86_400_000;

/**
 * Puts a message into the log of the person's own channel, the way what is read in chat goes: into the stream that was
 * on air then, counted, marked when chat took it away, and not at all when its author wants nothing kept. It stands
 * there in somebody's name, so that only the owner may, and it is recorded who did. Nothing is sent to Twitch. The same
 * id gives the message that is there.
 * @throws TallyError not_found when the channel is not the person's own; conflict where nothing is logged, or its author
 *   wants nothing kept; unprocessable for a time to come or too long ago
 */
export async function putMessage(
  person: Person,
  login: string,
  input: MessageInput,
  deps: PutDeps,
): Promise<StoredMessage> {
  const { recordActivity, pool = db(), now = instanceNow() } = deps;
  const channel = await ownChannel(pool, person, login);
  if (can(person, { action: "messages.write", broadcasterId: channel.id }) !== "allowed")
    throw new TallyError("not_found", "There is nothing here.");
  const known = input.id && (await messageById(pool, input.id.toLowerCase()));
  if (known) return inChannel(channel, known);
  const { logging, retentionDays } = await keepingOf(pool, channel.id);
  if (!logging) throw new TallyError("conflict", "Nothing is logged in this channel.");
  const days = Math.min(retentionDays ?? Infinity, deps.retentionDays ?? env().CHAT_RETENTION_DAYS);
  const entry = entryOf(input, channel.id, now.getTime(), days * DAY_MS);
  const context = {
    pool,
    recentMarks: new MarkIndex(),
    eventsWanted: createDemand(pool, "chat.message"),
    recordActivity: (async (tx, rows) => {
      await recordActivity(tx, rows);
      const target = { kind: "message", id: entry.id } as const;
      await recordAudit(tx, { action: "message.create", target, channelId: channel.id });
    }) satisfies RecordActivity,
  };
  const { messages, forgotten, unstorable } = await storeBatch(context, [entry], { late: true });
  if (forgotten > 0)
    throw new TallyError("conflict", `${entry.authorName} does not want to be on record in any chat.`);
  const stored = await messageById(pool, entry.id);
  if (!stored || unstorable.length > 0)
    throw new TallyError("unprocessable", "This message cannot be stored.");
  return { ...stored, created: messages > 0 };
}

type Known = Omit<StoredMessage, "created">;

function inChannel(channel: BroadcasterRef, known: Known): StoredMessage {
  if (known.channel.id === channel.id) return { ...known, created: false };
  throw new TallyError("conflict", "There is a message of this id already.", {
    fields: [{ field: "id", message: "must be that of no other message" }],
  });
}

/** @throws TallyError unprocessable when it was sent in the future, or would be removed at once */
function entryOf(input: MessageInput, channelId: string, now: number, keptMs: number): MessageEntry {
  const sentAt = input.sentAt === undefined ? now : Date.parse(input.sentAt);
  if (sentAt > now) throw wrongTime("must not lie in the future");
  if (sentAt < now - keptMs) throw wrongTime("must not lie before what is kept");
  const text = cleanText(input.text);
  const { author, bits = null, replyToId } = input;
  return {
    is: "message",
    ...{ id: input.id?.toLowerCase() ?? uuidv7(), channelId, sentAt, receivedAt: now, text, bits },
    ...{ authorId: author.id, authorLogin: author.login },
    authorName: cleanText(author.displayName ?? author.login),
    flags:
      (author.id === channelId ? FLAG.broadcaster : 0) |
      (bits === null ? 0 : FLAG.bits) |
      (hasLink(text) ? FLAG.link : 0),
    ...{ badges: [], colour: "", emotes: null, replyToId: replyToId?.toLowerCase() ?? null },
    ...{ sourceChannelId: null, sourceId: null },
  };
}

const wrongTime = (message: string) =>
  new TallyError("unprocessable", "This message cannot be of that time.", {
    fields: [{ field: "sentAt", message }],
  });
