import { createHash, randomBytes } from "node:crypto";
import type { AddressInfo } from "node:net";
import type pg from "pg";
import { io } from "socket.io-client";
import { mayManage } from "@/lib/chat";
import { withTransaction } from "@/lib/db/tx";
import { appendEvents } from "@/lib/events";
import type { DomainEvent, RecordedEvent } from "@/lib/events/schema";
import { createConnection, type RealtimeConnection } from "@/lib/realtime/client/connection";
import { createRepository } from "@/lib/realtime/repository";
import { createChatSource } from "@/lib/realtime/repository-chat";
import { createRealtime, type Realtime, type RealtimeDeps } from "@/lib/realtime/server/create";

export const APP_URL = "http://localhost:3000";
const silent = { info: () => undefined, warn: () => undefined };

export interface RunningSidecar extends Realtime {
  url: string;
  port: number;
}

/** Starts a sidecar on a port of its own, or on the one given. */
export async function startSidecar(
  databaseUrl: string,
  pool: pg.Pool,
  options: Partial<RealtimeDeps> & { port?: number } = {},
): Promise<RunningSidecar> {
  const realtime = createRealtime({
    databaseUrl,
    repository: createRepository(pool),
    chat: createChatSource(pool),
    mayManage: (person, channelId) => mayManage(person, channelId, pool),
    appUrl: APP_URL,
    operatorTwitchIds: [],
    log: silent,
    ...options,
  });
  await new Promise<void>((resolve) => realtime.httpServer.listen(options.port ?? 0, "127.0.0.1", resolve));
  const { port } = realtime.httpServer.address() as AddressInfo;
  return { ...realtime, port, url: `http://127.0.0.1:${port}` };
}

export interface Visitor {
  id: string;
  twitchId: string;
  token: string;
  sessionHash: string;
}

let visitors = 0;

/** A person with a session, following the broadcasters given. */
export async function signIn(db: pg.Pool, follows: string[] = [], expiresInMs = 60_000): Promise<Visitor> {
  const twitchId = String(1_000 + ++visitors);
  const person = await db.query<{ id: string }>(
    "INSERT INTO person (twitch_id, login) VALUES ($1, $2) RETURNING id",
    [twitchId, `visitor${twitchId}`],
  );
  const id = person.rows[0]?.id ?? "";
  const session = await addSession(db, id, expiresInMs);
  for (const broadcasterId of follows) await setFollow(db, id, broadcasterId, true);
  return { id, twitchId, ...session };
}

export async function addSession(db: pg.Pool, userId: string, expiresInMs = 60_000) {
  const token = randomBytes(16).toString("hex");
  const sessionHash = createHash("sha256").update(token).digest("hex");
  await db.query("INSERT INTO session (session_token, user_id, expires) VALUES ($1, $2, $3)", [
    sessionHash,
    userId,
    new Date(Date.now() + expiresInMs),
  ]);
  return { token, sessionHash };
}

/** Changes a follow without telling anybody. */
export async function setFollow(db: pg.Pool, userId: string, broadcasterId: string, follows: boolean) {
  await db.query(
    `INSERT INTO broadcaster (id, login, display_name) VALUES ($1, 'login' || $1, 'Name' || $1)
     ON CONFLICT DO NOTHING`,
    [broadcasterId],
  );
  await db.query(
    `INSERT INTO follow (broadcaster_id, user_id, choice) VALUES ($1, $2, $3)
     ON CONFLICT (broadcaster_id, user_id) DO UPDATE SET choice = excluded.choice`,
    [broadcasterId, userId, follows ? "follow" : "unfollow"],
  );
}

/** Commits events as one transaction. */
export const publish = (db: pg.Pool, ...events: DomainEvent[]) =>
  withTransaction((tx) => appendEvents(tx, events), db);

/** The headers a browser sends by itself. */
export const browserHeaders = (token: string | null, origin: string | null = APP_URL) => ({
  ...(origin === null ? {} : { origin }),
  ...(token === null ? {} : { cookie: `next-auth.session-token=${token}` }),
});

export interface Page {
  connection: RealtimeConnection;
  events: RecordedEvent[];
  replayed: RecordedEvent[];
  refetches: number;
  wake(): void;
  close(): void;
}

/** A page of the app, with the browser's own code over a real socket. */
export function openPage(url: string, visitor: { token: string }, cursor: number | null = null): Page {
  let wake: () => void = () => undefined;
  const connection = createConnection({
    url,
    cursor,
    socket: {
      extraHeaders: browserHeaders(visitor.token),
      transports: ["websocket"],
      reconnectionDelay: 20,
      reconnectionDelayMax: 100,
    },
    wakes: (onWake) => {
      wake = onWake;
      return () => undefined;
    },
  });
  const page: Page = {
    connection,
    events: [],
    replayed: [],
    refetches: 0,
    wake: () => wake(),
    close: () => connection.stop(),
  };
  connection.onEvents((events, meta) => {
    page.events.push(...events);
    if (meta.replayed) page.replayed.push(...events);
  });
  connection.onRefetch(() => {
    page.refetches += 1;
  });
  connection.start();
  return page;
}

/** A client that keeps to no rules but its own. */
export function openRawSocket(url: string, headers: Record<string, string>, auth: unknown = {}) {
  return io(url, {
    forceNew: true,
    transports: ["websocket"],
    reconnection: false,
    extraHeaders: headers,
    auth: (say) => say(auth as object),
  });
}
