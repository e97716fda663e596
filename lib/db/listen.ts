import pg from "pg";
import type { Db } from "./client";

/** One connection of its own that hears a NOTIFY and can be asked queries. */
export interface Listener extends Db {
  /** Resolves when Postgres answers. @throws when the connection is dead, of which a silent network says nothing */
  check(): Promise<void>;
  close(): Promise<void>;
}

/** How long one query may take before the connection counts as dead (a silent network loses no packet by itself). */
const QUERY_TIMEOUT_MS = 10_000;
const CLOSE_TIMEOUT_MS = 1_000;

/** How connections of those who follow the outbox begin to be called. */
export const OUTBOX_READER = "tallylight outbox reader";

/** What is listened to. */
export interface ListenTo {
  url: string;
  /** A name of ours, never of a user: it stands in the statement as it is. */
  channel: "outbox" | "chat";
  /** Called for each commit that notified, with what it said. */
  onWake: (payload: string) => void;
  /** Called when the connection ends without having been closed here; perhaps more than once. */
  onLost: (reason: Error) => void;
}

/**
 * Connects and listens.
 * @throws when Postgres cannot be reached within 5 s
 */
export async function listen({ url, channel, onWake, onLost }: ListenTo): Promise<Listener> {
  const client = new pg.Client({
    connectionString: url,
    application_name: `tallylight ${channel} reader`,
    connectionTimeoutMillis: 5_000,
    query_timeout: QUERY_TIMEOUT_MS,
    keepAlive: true,
  });
  client.on("error", onLost);
  client.on("end", () => onLost(new Error("the connection to Postgres ended")));
  client.on("notification", ({ payload }) => onWake(payload ?? ""));
  const close = () => endWithin(client, CLOSE_TIMEOUT_MS);
  try {
    await client.connect();
    await client.query(`LISTEN ${channel}`);
  } catch (error) {
    await close();
    throw error;
  }
  return {
    query: (sql, values) => client.query(sql, values),
    check: async () => {
      await client.query("SELECT");
    },
    close,
  };
}

/** A connection whose other side is gone may never say goodbye; it is not waited for longer than this. */
async function endWithin(client: pg.Client, ms: number): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const tooLong = new Promise<void>((resolve) => {
    timer = setTimeout(resolve, ms);
  });
  await Promise.race([client.end().catch(() => undefined), tooLong]);
  clearTimeout(timer);
}
