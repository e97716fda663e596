import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { newestSeq } from "@/lib/events";
import type { RecordedEvent } from "@/lib/events/schema";
import { createRepository } from "@/lib/realtime/repository";
import { type TestDatabase, testDatabase } from "@/tests/support/database";
import { event } from "@/tests/support/events";
import { eventually } from "@/tests/support/eventually";
import { type Gate, openGate } from "@/tests/support/gate";
import {
  openPage,
  type Page,
  publish,
  type RunningSidecar,
  setFollow,
  signIn,
  startSidecar,
} from "@/tests/support/realtime";

let database: TestDatabase;
let gate: Gate;
const sidecars = new Set<RunningSidecar>();
const pages: Page[] = [];

beforeEach(async () => {
  database = await testDatabase();
  gate = await openGate(database.url);
});
afterEach(async () => {
  for (const page of pages.splice(0)) page.close();
  for (const sidecar of sidecars) await sidecar.stop();
  sidecars.clear();
  await gate.stop();
  await database.drop();
});

async function start(options: Parameters<typeof startSidecar>[2] = {}): Promise<RunningSidecar> {
  const sidecar = await startSidecar(gate.url, database.pool, options);
  sidecars.add(sidecar);
  return sidecar;
}
async function stop(sidecar: RunningSidecar): Promise<void> {
  sidecars.delete(sidecar);
  await sidecar.stop();
}
function open(sidecar: { url: string }, visitor: { token: string }, cursor: number | null = null): Page {
  const page = openPage(sidecar.url, visitor, cursor);
  pages.push(page);
  return page;
}
const stateOf = (page: Page) => page.connection.status.get().state;
const isOnline = (page: Page) => eventually(() => expect(stateOf(page)).toBe("online"));
const within = { timeout: 60_000 };

/** What a page saw, in short: "online 1". */
const told = (events: RecordedEvent[]) =>
  events.map((e) => {
    if (e.kind === "stream.viewers") return `viewers ${e.payload.counts.map((c) => c.join("=")).join(" ")}`;
    if ("broadcaster" in e.payload) return `${e.kind.replace("stream.", "")} ${e.payload.broadcaster.id}`;
    return e.kind;
  });

describe("live", () => {
  test("each hears what it follows and what is its own, in order, and nothing else", async () => {
    const ann = await signIn(database.pool, ["1", "2"]);
    const ben = await signIn(database.pool, ["2"]);
    const sidecar = await start({ operatorTwitchIds: [ben.twitchId] });
    const [annPage, benPage] = [open(sidecar, ann), open(sidecar, ben)];
    await Promise.all([annPage, benPage].map(isOnline));
    await publish(database.pool, event.online("1"), event.online("2"), event.updated("1"), event.online("3"));
    await publish(database.pool, event.notificationRead(ann.id), event.jobRun(1), event.offline("2"));
    await eventually(() => expect(told(benPage.events)).toEqual(["online 2", "job.run", "offline 2"]));
    expect(told(annPage.events)).toEqual([
      "online 1",
      "online 2",
      "updated 1",
      "notification.changed",
      "offline 2",
    ]);
    expect(annPage.replayed).toEqual([]);
  });

  test("viewer counts are cut to what each follows", async () => {
    const sidecar = await start();
    const [ann, ben, cy] = await Promise.all([
      signIn(database.pool, ["1", "2"]),
      signIn(database.pool, ["2"]),
      signIn(database.pool, ["9"]),
    ]);
    const [annPage, benPage, cyPage] = [open(sidecar, ann), open(sidecar, ben), open(sidecar, cy)];
    await Promise.all([annPage, benPage, cyPage].map(isOnline));
    await publish(database.pool, event.viewers(["1", 10], ["2", 20], ["3", 30]), event.online("9"));
    await eventually(() => expect(told(cyPage.events)).toEqual(["online 9"]));
    await eventually(() => expect(told(annPage.events)).toEqual(["viewers 1=10 2=20"]));
    await eventually(() => expect(told(benPage.events)).toEqual(["viewers 2=20"]));
  });

  test("a follow made while connected is heard from then on, on every page of the person", async () => {
    const sidecar = await start();
    const ann = await signIn(database.pool, ["1"]);
    const both = [open(sidecar, ann), open(sidecar, ann)];
    await Promise.all(both.map(isOnline));
    await setFollow(database.pool, ann.id, "2", true);
    await publish(database.pool, event.followChanged(ann.id, "2"));
    await publish(database.pool, event.online("2"));
    for (const page of both)
      await eventually(() => expect(told(page.events)).toEqual(["follow.changed", "online 2"]));
    await setFollow(database.pool, ann.id, "2", false);
    await publish(database.pool, event.followChanged(ann.id, "2"));
    await publish(database.pool, event.offline("2"), event.online("1"));
    for (const page of both)
      await eventually(() =>
        expect(told(page.events)).toEqual(["follow.changed", "online 2", "follow.changed", "online 1"]),
      );
  });

  test("a follow made while a socket is being let in is not lost to an older read", async () => {
    const repository = createRepository(database.pool);
    const ann = await signIn(database.pool, []);
    let reads = 0;
    const sidecar = await start({
      repository: {
        ...repository,
        async admission(...asked) {
          const answer = await repository.admission(...asked);
          if (reads++ === 0) {
            await setFollow(database.pool, ann.id, "1", true);
            await publish(database.pool, event.followChanged(ann.id, "1"));
            const seq = await newestSeq(database.pool);
            await eventually(() => expect(sidecar.position()).toBe(seq));
          }
          return answer;
        },
      },
    });
    const page = open(sidecar, ann);
    await isOnline(page);
    expect(reads).toBe(2);
    await publish(database.pool, event.online("1"));
    await eventually(() => expect(told(page.events)).toEqual(["online 1"]));
  });
});

describe("after being away", () => {
  test("a sidecar's restart costs nothing: two events in between come once each, then the live ones", async () => {
    const first = await start();
    const ann = await signIn(database.pool, ["1", "2"]);
    const page = open(first, ann);
    await isOnline(page);
    await publish(database.pool, event.online("1"));
    await eventually(() => expect(page.events).toHaveLength(1));
    await stop(first);
    await eventually(() => expect(stateOf(page)).not.toBe("online"));
    await publish(database.pool, event.viewers(["1", 5]), event.online("2"), event.online("77"));
    await publish(database.pool, event.offline("1"));
    await start({ port: first.port });
    await isOnline(page);
    expect(told(page.replayed)).toEqual(["online 2", "offline 1"]);
    await publish(database.pool, event.offline("2"));
    await eventually(() =>
      expect(told(page.events)).toEqual(["online 1", "online 2", "offline 1", "offline 2"]),
    );
    expect(page.refetches).toBe(0);
  });

  test("a page gets what happened since it was rendered", async () => {
    const ann = await signIn(database.pool, ["1"]);
    await publish(database.pool, event.online("1"));
    const cursor = await newestSeq(database.pool);
    await publish(database.pool, event.offline("1"));
    const page = open(await start(), ann, cursor);
    await isOnline(page);
    expect(told(page.replayed)).toEqual(["offline 1"]);
  });

  test("whoever missed too much, or knows another database, is told to refetch and then hears on", async () => {
    const ann = await signIn(database.pool, ["1"]);
    for (let n = 0; n < 30; n += 1) await publish(database.pool, event.online("99"));
    const sidecar = await start({ replay: { rows: 10, events: 500 } });
    const [behind, elsewhere] = [open(sidecar, ann, 5), open(sidecar, ann, 1_000_000)];
    for (const page of [behind, elsewhere]) {
      await isOnline(page);
      expect(page.refetches).toBe(1);
    }
    await publish(database.pool, event.online("1"));
    for (const page of [behind, elsewhere])
      await eventually(() => expect(told(page.events)).toEqual(["online 1"]));
  });

  test("moving between sidecars, of which one lags, gives each event once", async () => {
    const ann = await signIn(database.pool, ["1"]);
    const quick = await start();
    const slow = await startSidecar(gate.url, database.pool);
    sidecars.add(slow);
    const ahead = open(quick, ann);
    await isOnline(ahead);
    await publish(database.pool, event.online("1"));
    await eventually(() => expect(ahead.events).toHaveLength(1));
    await eventually(() => expect(slow.position()).toBe(quick.position()));
    gate.shut();
    await eventually(async () => expect((await fetch(`${slow.url}/health`)).status).toBe(503));
    await publish(database.pool, event.offline("1"));
    const cursor = await newestSeq(database.pool);
    const moved = open(slow, ann, cursor);
    await isOnline(moved);
    expect(slow.position()).toBeLessThan(cursor);
    gate.open();
    await eventually(() => expect(slow.position()).toBe(cursor), within);
    await publish(database.pool, event.updated("1"));
    await eventually(() => expect(told(moved.events)).toEqual(["updated 1"]));
    expect(moved.refetches).toBe(0);
  });
});

describe("connecting", () => {
  test("while a sidecar still reads history waits, and is not told history as news", async () => {
    await publish(database.pool, event.online("1"));
    gate.shut();
    const sidecar = await start();
    const ann = await signIn(database.pool, ["1"]);
    const page = open(sidecar, ann);
    await publish(database.pool, event.offline("1"));
    await eventually(() => expect(sidecar.io.engine.clientsCount).toBe(1));
    expect(stateOf(page)).toBe("connecting");
    gate.open();
    await isOnline(page);
    await publish(database.pool, event.updated("1"));
    await eventually(() => expect(told(page.events)).toEqual(["updated 1"]));
  });

  test("is tried again when the sidecar cannot ask the database, before or after it knows who it is", async () => {
    const repository = createRepository(database.pool);
    const failures = [true, false, true];
    const orFail = () => (failures.shift() ? Promise.reject(new Error("no database")) : Promise.resolve());
    const sidecar = await start({
      repository: {
        ...repository,
        findPerson: (hash) => orFail().then(() => repository.findPerson(hash)),
        admission: (...asked) => orFail().then(() => repository.admission(...asked)),
      },
    });
    const page = open(sidecar, await signIn(database.pool));
    await isOnline(page);
    expect(failures).toEqual([]);
  });

  test("is done anew when a page wakes up and has heard nothing for long, not otherwise", async () => {
    const sidecar = await start();
    const page = open(sidecar, await signIn(database.pool));
    await isOnline(page);
    const connected = vi.fn();
    sidecar.io.on("connection", connected);
    page.wake();
    expect(stateOf(page)).toBe("online");
    vi.useFakeTimers({ toFake: ["Date"], now: Date.now() + 25_000 });
    try {
      page.wake();
      expect(stateOf(page)).toBe("connecting");
      await isOnline(page);
    } finally {
      vi.useRealTimers();
    }
    expect(connected).toHaveBeenCalledOnce();
  });
});

describe("several sidecars", () => {
  test("each tells its own sockets, with nothing between them but the outbox", async () => {
    const [one, two] = [await start(), await start()];
    const ann = await signIn(database.pool, ["1"]);
    const both = [open(one, ann), open(two, ann)];
    await Promise.all(both.map(isOnline));
    await setFollow(database.pool, ann.id, "2", true);
    await publish(database.pool, event.followChanged(ann.id), event.online("2"), event.online("1"));
    for (const page of both)
      await eventually(() => expect(told(page.events)).toEqual(["follow.changed", "online 2", "online 1"]));
  });
});

describe("while Postgres is away", () => {
  test("sockets stay, and everything since comes in order when it is back", async () => {
    const sidecar = await start();
    const ann = await signIn(database.pool, ["1", "2"]);
    const page = open(sidecar, ann);
    await isOnline(page);
    expect((await fetch(`${sidecar.url}/health/ready`)).status).toBe(200);
    gate.shut();
    await eventually(async () => expect((await fetch(`${sidecar.url}/health/ready`)).status).toBe(503));
    expect((await fetch(`${sidecar.url}/healthz`)).status).toBe(200);
    await publish(database.pool, event.online("1"));
    await publish(database.pool, event.online("2"));
    await publish(database.pool, event.offline("1"));
    expect(stateOf(page)).toBe("online");
    expect(page.events).toEqual([]);
    gate.open();
    await eventually(() => expect(told(page.events)).toEqual(["online 1", "online 2", "offline 1"]), within);
    expect(page.replayed).toEqual([]);
    await eventually(async () => expect((await fetch(`${sidecar.url}/health`)).status).toBe(200));
  });

  test("another database in its place makes every page refetch", async () => {
    const sidecar = await start();
    const ann = await signIn(database.pool, ["1"]);
    const page = open(sidecar, ann);
    await isOnline(page);
    await publish(database.pool, event.online("1"), event.offline("1"));
    await eventually(() => expect(page.events).toHaveLength(2));
    gate.shut();
    await database.pool.query("TRUNCATE outbox RESTART IDENTITY");
    gate.open();
    await eventually(() => expect(page.refetches).toBe(1), within);
    await publish(database.pool, event.online("1"));
    await eventually(() => expect(told(page.events)).toEqual(["online 1", "offline 1", "online 1"]), within);
  });
});

test("health and metrics answer over plain HTTP, and nothing else does", async () => {
  const sidecar = await start();
  const ann = await signIn(database.pool, ["1"]);
  const page = open(sidecar, ann);
  await isOnline(page);
  await publish(database.pool, event.online("1"));
  await eventually(() => expect(page.events).toHaveLength(1));
  for (const path of ["/health", "/health/ready"]) {
    const answer = await fetch(sidecar.url + path);
    expect(answer.status).toBe(200);
    expect(await answer.json()).toMatchObject({
      status: "ready",
      sockets: 1,
      reader: { connected: true, position: 1 },
    });
  }
  for (const path of ["/healthz", "/health/live"])
    expect(await (await fetch(sidecar.url + path)).json()).toEqual({ status: "up" });
  const metrics = await (await fetch(`${sidecar.url}/metrics`)).text();
  expect(metrics).toContain("tallylight_realtime_sockets 1");
  expect(metrics).toContain("tallylight_realtime_outbox_position 1");
  expect(metrics).toContain('tallylight_realtime_events_total{kind="stream.online"} 1');
  expect(metrics).toContain("tallylight_realtime_commit_to_emit_ms_count 1");
  for (const path of ["/", "/constructor", "/health/other"])
    expect((await fetch(sidecar.url + path)).status).toBe(404);
});
