import type { Server } from "node:http";
import type { Ingest } from "@/lib/chat";
import type { Pool } from "@/lib/db/client";
import { type FollowOptions, followOutbox, newestSeq } from "@/lib/events";
import type { ChatEvent, ChatPool, CoverageChange } from "@/lib/twitch/chat";
import { beatAlong } from "./beat-along";
import { Heart, type Loss } from "./heart";
import { createHttpServer } from "./http-server";
import { Journal } from "./journal";
import { createMetrics } from "./metrics";
import type { Presence } from "./presence";
import { Reader } from "./reader";

export interface BotDeps {
  pool: Pool;
  /** Where the outbox is listened to, on a connection of its own. */
  databaseUrl: string;
  /** Names this process, and no other ever. */
  name: string;
  /** Where what cannot be told to the database is written down. */
  directory: string;
  /** Why nothing can be read, in words for people; null when it can. */
  problem: string | null;
  openPool(callbacks: {
    onEvent(event: ChatEvent, channelId: string | null): void | Promise<void>;
    onStatus(change: CoverageChange): void;
    /** How many bots share what Twitch allows an account. */
    bots: () => number;
  }): ChatPool;
  openIngest(onLost: (lost: { channelId: string; from: number; to: number; reason: string }) => void): Ingest;
  presence: Presence;
  log: FollowOptions["log"] & { error(fields: object, message: string): void };
  now?: () => number;
}

export interface Bot {
  httpServer: Server;
  /** Lets other bots take its channels, waits a moment for them, then ends in order. */
  stop(): Promise<void>;
}

/** Starts to read; the bot serves its health when its `httpServer` is told to listen. */
export function createBot(deps: BotDeps): Bot {
  const { pool, log, name, now = Date.now, presence } = deps;
  let heart: Heart | undefined;
  // While it opens its spool, the ingest may tell of what was lost before there is anybody to tell.
  const lost: Loss[] = [];
  const ingest = deps.openIngest((one) => {
    // A span of the log holds its last moment, one of the ledger does not.
    const loss = { ...one, to: one.to + 1 };
    if (heart) heart.lose(loss);
    else lost.push(loss);
  });
  const reader = new Reader({
    take: ingest.take,
    onPresence: presence.note,
    onTurn: (channel) => {
      if (channel.readSince === null) presence.left(channel.channelId);
      else presence.joined(channel.channelId);
      beating.wake();
    },
    now,
  });
  heart = new Heart({
    ...{ pool, name, startedAt: new Date(now()), reader, problem: deps.problem, now },
    acknowledgedUntil: ingest.acknowledgedUntil,
    spooledBytes: () => ingest.stats().spool.bytes,
  });
  for (const loss of lost) heart.lose(loss);
  const chat = deps.openPool({
    onEvent: (event, channelId) => reader.hear(event, channelId),
    onStatus: (change) => reader.turn(change),
    bots: () => heart.bots,
  });
  reader.readThrough(chat);

  const beating = beatAlong({ heart, reader, journal: new Journal(deps.directory, name), pool, log, now });
  const ending = new AbortController();
  const follower = followOutbox({
    url: deps.databaseUrl,
    from: newestSeq,
    onEvents: (events) => {
      if (events.some(({ kind, payload }) => kind === "channel.changed" && payload.change !== "reading"))
        beating.wake();
    },
    signal: ending.signal,
    log,
  });
  const views = { reader, ingest: ingest.stats, chat: () => chat.status(), beating: beating.state, now };
  const httpServer = createHttpServer({ ...views, registry: createMetrics(views).registry });
  return {
    httpServer,
    async stop() {
      ending.abort();
      await beating.handOver();
      await presence.stop();
      await reader.close();
      await ingest.stop();
      await beating.end();
      await follower.done;
      httpServer.closeAllConnections();
      httpServer.close();
    },
  };
}
