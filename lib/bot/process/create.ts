import { createServer, type Server } from "node:http";
import type { Ingest } from "@/lib/chat";
import type { Pool } from "@/lib/db/client";
import { type FollowOptions, followOutbox, newestSeq } from "@/lib/events";
import { answerOfProcess } from "@/lib/http/process-port";
import type { ChatPool } from "@/lib/twitch/chat";
import { beatAlong } from "./beat-along";
import type { Duty, DutyContext } from "./duty";
import { type BotAccount, type FollowAccountDeps, followAccount } from "./follow-account";
import { readiness } from "./health";
import { Heart, type Loss } from "./heart";
import { Journal } from "./journal";
import { createMetrics } from "./metrics";
import type { Presence } from "./presence";
import { Reader } from "./reader";
import { type PoolListener, SwitchingPool } from "./switching-pool";

export interface BotDeps {
  pool: Pool;
  /** Where the outbox is listened to, on a connection of its own. */
  databaseUrl: string;
  /** Names this process, and no other ever. */
  name: string;
  /** Where what cannot be told to the database is written down. */
  directory: string;
  /** Whether chat is read without an account while none is connected. */
  anonymous: boolean;
  metricsToken?: string | undefined;
  readAccount: FollowAccountDeps["read"];
  openPool(
    account: BotAccount | null,
    listener: PoolListener & {
      /** How many bots share what Twitch allows an account. */
      bots: () => number;
    },
  ): ChatPool;
  openIngest(onLost: (lost: { channelId: string; from: number; to: number; reason: string }) => void): Ingest;
  presence: Presence;
  openDuties(context: DutyContext): Duty[];
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
  // Undefined: Postgres has not said yet.
  let account: BotAccount | null | undefined;
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
    onMessage: (message) => void duties.some((duty) => duty.hear?.(message)),
    ownId: () => account?.id ?? null,
    onPresence: presence.note,
    onTurn: (channel) => {
      if (channel.readSince === null) presence.left(channel.channelId);
      else presence.joined(channel.channelId);
      beating.wake();
    },
    now,
  });
  const duties = deps.openDuties({
    ...{ pool, bot: name, log, now },
    irc: (login, text, replyToId) => chat.say(login, text, replyToId),
    channels: () =>
      [...reader.channels.values()].flatMap(({ owned, channelId }) => (owned ? [channelId] : [])),
  });
  heart = new Heart({
    ...{ pool, name, startedAt: new Date(now()), reader, now },
    account: () => account?.login ?? null,
    problem: () => problemOf(account, deps.anonymous),
    acknowledgedUntil: ingest.acknowledgedUntil,
    spooledBytes: () => ingest.stats().spool.bytes,
  });
  for (const loss of lost) heart.lose(loss);
  const chat = new SwitchingPool({
    onEvent: (event, channelId) => reader.hear(event, channelId),
    onStatus: (change) => reader.turn(change),
  });
  reader.readThrough(chat);

  const beating = beatAlong({ heart, reader, journal: new Journal(deps.directory, name), pool, log, now });
  const accounts = followAccount({
    read: deps.readAccount,
    onChange: (found) => {
      account = found;
      reader.forgetRoles();
      const open = (listener: PoolListener) => deps.openPool(found, { ...listener, bots: () => heart.bots });
      chat.use(found || deps.anonymous ? open : null);
      beating.wake();
    },
    log,
  });
  const ending = new AbortController();
  const follower = followOutbox({
    url: deps.databaseUrl,
    from: newestSeq,
    onEvents: (events) => {
      accounts.onEvents(events);
      for (const duty of duties) duty.onEvents?.(events);
      if (events.some(({ kind, payload }) => kind === "channel.changed" && payload.change !== "reading"))
        beating.wake();
    },
    signal: ending.signal,
    log,
  });
  const views = { reader, ingest: ingest.stats, chat: () => chat.status(), beating: beating.state, now };
  const httpServer = createServer(
    answerOfProcess({
      readiness: () => readiness(views),
      registry: createMetrics(views).registry,
      metricsToken: deps.metricsToken,
    }),
  );
  return {
    httpServer,
    async stop() {
      ending.abort();
      const accountsDone = accounts.stop();
      await beating.handOver();
      await Promise.all([presence.stop(), ...duties.map((duty) => duty.stop())]);
      await reader.close();
      await ingest.stop();
      await beating.end();
      await Promise.all([follower.done, accountsDone]);
      httpServer.closeAllConnections();
      httpServer.close();
    },
  };
}

function problemOf(account: BotAccount | null | undefined, anonymous: boolean): string | null {
  if (account === undefined) return "It is not known yet which account reads.";
  if (account === null && !anonymous) {
    return "There is no account for the bot, and reading without one is switched off.";
  }
  return null;
}
