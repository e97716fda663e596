import { createClient } from "redis";
import { backoffMs } from "@/lib/kernel/backoff";

export interface RedisOptions {
  /** redis:// or rediss://, with user and password if there are any. */
  url: string;
  log: { info(fields: object, message: string): void; warn(fields: object, message: string): void };
}

/** A connection to Redis or DragonflyDB that is made again for as long as it takes. */
export interface Redis {
  /**
   * Its commands wait for a connection at most two seconds, then reject; one whose connection breaks before the answer
   * rejects, and may or may not have been done.
   */
  client: RedisClient;
  /** Ends the connection. What is still asked rejects. Never rejects itself, and waits for nobody. */
  close(): void;
}
export type RedisClient = ReturnType<typeof connectable>;

const RETRY = { baseMs: 100, maxMs: 3_000 };
const WAIT_MS = 2_000;
/** A network that is silent closes no connection by itself: a question every 5 s is answered within 15, or it is dead. */
const SILENCE = { askMs: 5_000, deadMs: 15_000 };

/** Begins to connect, and does not wait for it. Each outage is logged once, and its end. */
export function createRedis({ url, log }: RedisOptions): Redis {
  const client = connectable(url);
  let down = false;
  client.on("error", (error: Error) => {
    if (down) return;
    down = true;
    // The message only: what else hangs on an error may hold the address with its password.
    log.warn({ reason: error.message }, "Redis does not answer; connecting again until it does");
  });
  client.on("ready", () => {
    if (down) log.info({}, "Redis answers again");
    down = false;
  });
  // Rejects only when it was closed meanwhile: it is tried for ever.
  client.connect().catch(() => undefined);
  return {
    client,
    close() {
      if (client.isOpen) client.destroy();
    },
  };
}

function connectable(url: string) {
  return createClient({
    url,
    socket: {
      connectTimeout: 5_000,
      socketTimeout: SILENCE.deadMs,
      reconnectStrategy: (retries: number) =>
        backoffMs(retries + 1, RETRY.baseMs, RETRY.maxMs, Math.random()),
    },
    pingInterval: SILENCE.askMs,
    commandOptions: { timeout: WAIT_MS },
  });
}
