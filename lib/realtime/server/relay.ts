import { createHash } from "node:crypto";
import { createAdapter } from "@socket.io/redis-streams-adapter";
import { createRedis, type RedisClient, type RedisOptions } from "@/lib/redis";
import { batchText, parseBatch, type RelayedBatch } from "../core/relayed";
import type { RealtimeServer } from "./socket-types";

/** What passes between sidecars. Nothing is promised: a batch may be lost, and whoever needs it notices by the next. */
export interface Relay {
  /** Tells all other sidecars; tells nobody while Redis is away. */
  send(batch: RelayedBatch): void;
  /** Hears what others send. Set once. */
  onBatch(hear: (batch: RelayedBatch) => void): void;
  close(): void;
}

export interface RelayOptions extends RedisOptions {
  /** Sidecars of one address talk to each other, whoever else uses the same Redis. */
  appUrl: string;
}

/** How long the adapter's reading of its stream may stand when all ends, in ms. */
const BLOCK_MS = 1_000;

/** Connects the sidecars' Socket.IO servers by its adapter for Redis streams. Must be called before sockets come. */
export function connectRelay(io: RealtimeServer, { appUrl, ...redisOptions }: RelayOptions): Relay {
  const redis = createRedis(redisOptions);
  const name = `tallylight:${createHash("sha256").update(appUrl).digest("hex").slice(0, 12)}`;
  io.adapter(
    createAdapter(deafToFailure(redis.client), {
      streamName: `${name}:socket.io`,
      channelPrefix: `${name}:socket.io`,
      blockTimeInMs: BLOCK_MS,
    }),
  );
  return {
    send(batch) {
      // Without a connection it would wait in memory and be old news when it goes out.
      if (redis.client.isReady) io.serverSideEmit("outbox", batchText(batch));
    },
    onBatch(hear) {
      io.on("outbox", (text) => {
        const batch = parseBatch(text);
        if (batch) hear(batch);
      });
    },
    close: redis.close,
  };
}

/**
 * The adapter does not look at what becomes of a PUBLISH, and a rejection that nobody handles ends the process. What was
 * not sent is noticed by those who did not hear it.
 */
function deafToFailure(client: RedisClient): RedisClient {
  const publish = (channel: string, message: Buffer) => client.publish(channel, message).catch(() => 0);
  return Object.create(client, { publish: { value: publish } });
}
