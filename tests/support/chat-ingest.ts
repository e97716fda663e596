import { randomUUID } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type pg from "pg";
import { createIngest, type Ingest, type IngestOptions, type LostChat } from "@/lib/chat";
import type { ChannelEvent, ChatCleared, ChatMessage, MessageDeleted } from "@/lib/twitch/chat";
import { moveActivity, recordActivity } from "@/lib/viewers";
import { countActivity } from "@/lib/viewers/record-activity";
import { silent } from "./jobs";

const NOBODY = {
  broadcaster: false,
  moderator: false,
  leadModerator: false,
  vip: false,
  subscriber: false,
  founder: false,
};

const written = (now: number) => ({
  id: randomUUID() as string,
  channelId: "1",
  channelLogin: "one",
  author: { id: "2", login: "ann", displayName: "Ann" },
  roles: NOBODY,
  badges: [],
  subscribedMonths: null,
  colour: null,
  emotes: [],
  source: null,
  sentAt: now,
  receivedAt: now,
});

/** Somebody says something just now, in channel 1. */
export const message = (over: Partial<ChatMessage> = {}): ChatMessage => ({
  kind: "message",
  ...written(Date.now()),
  text: "hello",
  isAction: false,
  bits: 0,
  isFirst: false,
  isHighlighted: false,
  rewardId: null,
  replyTo: null,
  ...over,
});

/** Twitch says something in channel 1. */
export const channelEvent = (over: Partial<ChannelEvent> = {}): ChannelEvent => ({
  kind: "event",
  ...written(Date.now()),
  type: "raid",
  detail: { is: "raid", viewers: 5, from: { login: "bob", displayName: "Bob" } },
  systemText: "5 raiders",
  text: "",
  ...over,
});

export const deletion = (messageId: string, at = Date.now()): MessageDeleted => ({
  kind: "deleted",
  channelId: "1",
  channelLogin: "one",
  messageId,
  authorLogin: "ann",
  sentAt: at,
  receivedAt: at,
});

/** A clear, or with a person a timeout or ban. */
export const cleared = (
  what: ChatCleared["what"],
  target: ChatCleared["target"],
  at = Date.now(),
): ChatCleared => ({
  kind: "cleared",
  channelId: "1",
  channelLogin: "one",
  what,
  seconds: what === "timeout" ? 60 : null,
  target,
  sentAt: at,
  receivedAt: at,
});

/** A folder for spools that is removed after `work`. */
export function temporaryFolder(): { path: string; remove(): void } {
  const path = mkdtempSync(join(tmpdir(), "spool-"));
  return { path, remove: () => rmSync(path, { recursive: true, force: true }) };
}

export interface TestIngest extends Ingest {
  lost: LostChat[];
}

/** An ingest that counts people, and notes what is lost. */
export function openIngest(
  given: Pick<IngestOptions, "pool" | "url"> & {
    directory: string;
    name?: string;
    maxBytes?: number;
  } & Partial<Omit<IngestOptions, "spool">>,
): TestIngest {
  const lost: LostChat[] = [];
  const { directory, name = "bot", maxBytes = 64 * 1024 * 1024, ...options } = given;
  const ingest = createIngest({
    spool: { directory, name, maxBytes },
    retentionDays: 90,
    recordActivity,
    moveActivity,
    onLost: (loss) => lost.push(loss),
    log: silent,
    ...options,
  });
  return { ...ingest, lost };
}

export interface StoredRow {
  id: string;
  text: string;
  streamId: string;
  deletedBy: string | null;
  sentAt: Date;
}

/** All messages that are stored, oldest first. */
export async function storedMessages(pool: pg.Pool): Promise<StoredRow[]> {
  const { rows } = await pool.query<StoredRow>(
    `SELECT id, text, stream_id AS "streamId", deleted_by AS "deletedBy", sent_at AS "sentAt"
     FROM chat_message ORDER BY sent_at, id`,
  );
  return rows;
}

/** What the figures say: messages by stream in the hours, and by channel of people. */
export async function figures(pool: pg.Pool) {
  await countActivity(pool);
  const hours = await pool.query<{ streamId: string; messages: number }>(
    `SELECT stream_id AS "streamId", sum(messages)::int AS messages FROM chat_hour GROUP BY 1 ORDER BY 1`,
  );
  const people = await pool.query<{ messages: number; streams: number }>(
    `SELECT coalesce(sum(messages), 0)::int AS messages, coalesce(sum(streams), 0)::int AS streams
     FROM channel_viewer`,
  );
  return {
    hours: Object.fromEntries(hours.rows.map(({ streamId, messages }) => [streamId, messages])),
    people: people.rows[0],
  };
}
