import { randomUUID } from "node:crypto";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { newestSeq } from "@/lib/events";
import { createRepository } from "@/lib/realtime/repository";
import { type TestDatabase, testDatabase } from "@/tests/support/database";
import { event } from "@/tests/support/events";
import { eventually } from "@/tests/support/eventually";
import {
  APP_URL,
  addSession,
  browserHeaders,
  openPage,
  openRawSocket,
  type Page,
  publish,
  type RunningSidecar,
  signIn,
  startSidecar,
} from "@/tests/support/realtime";

let database: TestDatabase;
let sidecar: RunningSidecar;
const pages: Page[] = [];
const sockets: ReturnType<typeof openRawSocket>[] = [];

const start = async (options: Parameters<typeof startSidecar>[2] = {}) => {
  sidecar = await startSidecar(database.url, database.pool, options);
};
beforeEach(async () => {
  database = await testDatabase();
});
afterEach(async () => {
  for (const page of pages.splice(0)) page.close();
  for (const socket of sockets.splice(0)) socket.disconnect();
  await sidecar.stop();
  await database.drop();
});

const open = (visitor: { token: string }) => {
  const page = openPage(sidecar.url, visitor);
  pages.push(page);
  return page;
};
const isOnline = (page: Page) => eventually(() => expect(page.connection.status.get().state).toBe("online"));

/** How a connection attempt ends: the refusal's words, or null when it was let in. */
function attempt(headers: Record<string, string>, auth: unknown = {}): Promise<string | null> {
  const socket = openRawSocket(sidecar.url, headers, auth);
  sockets.push(socket);
  return new Promise((resolve) => {
    socket.on("connect", () => resolve(null));
    socket.on("connect_error", (error) => resolve(error.message));
  });
}

describe("who is let in", () => {
  test("a live session from the app's origin", async () => {
    await start();
    const visitor = await signIn(database.pool);
    expect(await attempt(browserHeaders(visitor.token))).toBeNull();
    const secure = { origin: APP_URL, cookie: `__Secure-next-auth.session-token=${visitor.token}` };
    expect(await attempt(secure)).toBeNull();
  });

  test("not without a cookie, with a forged one, with the stored hash, or with one that ran out", async () => {
    await start();
    const visitor = await signIn(database.pool);
    const late = await addSession(database.pool, visitor.id, -1);
    for (const token of [null, randomUUID(), visitor.sessionHash, late.token])
      expect(await attempt(browserHeaders(token))).toBe("unauthenticated");
  });

  test("not from another origin, and not without one, whatever the transport", async () => {
    await start();
    const { token } = await signIn(database.pool);
    for (const origin of [
      null,
      "https://evil.example",
      "null",
      `${APP_URL}.evil.example`,
      "http://localhost:3001",
    ]) {
      expect(await attempt(browserHeaders(token, origin))).toMatch(/websocket error/);
      const polled = await fetch(`${sidecar.url}/socket.io/?EIO=4&transport=polling`, {
        headers: browserHeaders(token, origin),
      });
      expect(polled.status).toBe(403);
    }
  });

  test.each([[{ lastSeq: -1 }], [{ lastSeq: "5" }], [{ lastSeq: 1.5 }], [{ lastSeq: { $gt: 0 } }]])(
    "not with the handshake %j",
    async (auth) => {
      await start();
      const { token } = await signIn(database.pool);
      expect(await attempt(browserHeaders(token), auth)).toBe("bad_handshake");
    },
  );

  test("nobody while the database cannot say who it is", async () => {
    const broken = () => Promise.reject(new Error("no database"));
    await start({
      repository: { findPerson: broken, admission: broken, followsOf: broken, liveSessions: broken },
    });
    expect(await attempt(browserHeaders("any"))).toBe("unavailable");
  });
});

describe("what a browser sends", () => {
  test("changes nothing: forged rooms are not joined", async () => {
    await start();
    const visitor = await signIn(database.pool, ["1"]);
    const other = await signIn(database.pool, ["2"]);
    const socket = openRawSocket(sidecar.url, browserHeaders(visitor.token));
    sockets.push(socket);
    const heard: unknown[] = [];
    socket.on("event", (said) => heard.push(said));
    await new Promise((resolve) => socket.on("caught_up", resolve));
    socket.emit("join", "broadcaster:2");
    socket.emit("subscribe", { room: `user:${other.id}` });
    socket.emit("event", event.online("1"));
    socket.emit("join", "operators");
    await publish(
      database.pool,
      event.online("2"),
      event.notificationRead(other.id),
      event.jobRun(1),
      event.online("1"),
    );
    await eventually(() => expect(heard).toHaveLength(1));
    expect(heard).toMatchObject([{ kind: "stream.online", payload: { broadcaster: { id: "1" } } }]);
    expect(socket.connected).toBe(true);
    const metrics = await (await fetch(`${sidecar.url}/metrics`)).text();
    expect(metrics).toContain("tallylight_realtime_dropped_total 4");
  });

  test("closes the socket when it will not stop", async () => {
    await start();
    const { token } = await signIn(database.pool);
    const socket = openRawSocket(sidecar.url, browserHeaders(token));
    sockets.push(socket);
    const reason = new Promise((resolve) => socket.on("ended", resolve));
    socket.on("caught_up", () => {
      for (let n = 0; n < 100; n += 1) socket.emit("noise", n);
    });
    expect(await reason).toBe("too_noisy");
    await eventually(() => expect(socket.connected).toBe(false));
  });
});

describe("when a session ends", () => {
  test("only its own sockets are closed, on every page of it", async () => {
    await start();
    const visitor = await signIn(database.pool, ["1"]);
    const second = await addSession(database.pool, visitor.id);
    const [one, two, other] = [open(visitor), open(visitor), open(second)];
    await Promise.all([one, two, other].map(isOnline));
    await database.pool.query("DELETE FROM session WHERE session_token = $1", [visitor.sessionHash]);
    await publish(database.pool, event.sessionEnded(visitor.id, visitor.sessionHash), event.online("1"));
    await eventually(() => expect(other.events).toHaveLength(1));
    for (const page of [one, two]) {
      await eventually(() => expect(page.connection.status.get().signedOut).toBe(true));
      expect(page.events).toEqual([]);
    }
    expect(other.connection.status.get().state).toBe("online");
  });

  test("all of a person's sockets are closed when all sessions ended", async () => {
    await start();
    const visitor = await signIn(database.pool);
    const pagesOf = [open(visitor), open(await addSession(database.pool, visitor.id))];
    await Promise.all(pagesOf.map(isOnline));
    await database.pool.query("DELETE FROM session WHERE user_id = $1", [visitor.id]);
    await publish(database.pool, event.sessionEnded(visitor.id, null));
    for (const page of pagesOf)
      await eventually(() => expect(page.connection.status.get().signedOut).toBe(true));
  });

  test("an open socket whose session ran out is closed with the reason", async () => {
    await start({ sessionCheckMs: 50 });
    const visitor = await signIn(database.pool, [], 600);
    const socket = openRawSocket(sidecar.url, browserHeaders(visitor.token));
    sockets.push(socket);
    const reason = new Promise((resolve) => socket.on("ended", resolve));
    await new Promise((resolve) => socket.on("caught_up", resolve));
    expect(await reason).toBe("expired");
    await eventually(() => expect(socket.connected).toBe(false));
  });

  test("signed out and in again, a page comes back when it is looked at, and is told what it missed", async () => {
    await start();
    const visitor = await signIn(database.pool, ["1"]);
    const page = open(visitor);
    await isOnline(page);
    await database.pool.query("UPDATE session SET expires = now() WHERE user_id = $1", [visitor.id]);
    await publish(database.pool, event.sessionEnded(visitor.id, null));
    await eventually(() => expect(page.connection.status.get().signedOut).toBe(true));
    await publish(database.pool, event.online("1"));
    await database.pool.query("UPDATE session SET expires = now() + interval '1 hour'");
    page.wake();
    await isOnline(page);
    const missed = await newestSeq(database.pool);
    await eventually(() => expect(page.events.map(({ seq }) => seq)).toEqual([missed]));
    expect(page.connection.status.get().signedOut).toBe(false);
  });

  test("one that ends while its socket is being let in does not get in", async () => {
    let admitted: () => void = () => undefined;
    const visitor = await signIn(database.pool, ["1"]);
    const repository = createRepository(database.pool);
    await start({
      repository: {
        ...repository,
        async admission(...asked) {
          const answer = await repository.admission(...asked);
          await new Promise<void>((resolve) => {
            admitted = resolve;
          });
          return answer;
        },
      },
    });
    const socket = openRawSocket(sidecar.url, browserHeaders(visitor.token));
    sockets.push(socket);
    const heard = vi.fn();
    socket.on("caught_up", heard);
    const reason = new Promise((resolve) => socket.on("ended", resolve));
    await new Promise((resolve) => socket.on("connect", () => resolve(null)));
    await publish(database.pool, event.sessionEnded(visitor.id, visitor.sessionHash));
    expect(await reason).toBe("signed_out");
    admitted();
    await new Promise(setImmediate);
    await eventually(() => expect(sidecar.io.of("/").sockets.size).toBe(0));
    expect(sidecar.io.of("/").adapter.rooms.size).toBe(0);
    expect(heard).not.toHaveBeenCalled();
  });
});
