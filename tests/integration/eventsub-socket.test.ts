import { afterEach, beforeEach, expect, test } from "vitest";
import { eventSubOverview } from "@/lib/eventsub";
import type { EventSubDeps } from "@/lib/eventsub/deps";
import { keepEventSub } from "@/lib/eventsub/keeper";
import { reconcileEventSub } from "@/lib/eventsub/reconcile";
import { personas } from "@/lib/twitch/simulator";
import { eventually } from "@/tests/support/eventually";
import { CLIENT, startTwitchBench, type TwitchBench } from "@/tests/support/twitch";

let bench: TwitchBench;
let deps: EventSubDeps;
const keepers: { stop(): Promise<void> }[] = [];
const { kaya } = personas;
const { signal } = new AbortController();

beforeEach(async () => {
  bench = await startTwitchBench();
  deps = {
    pool: bench.database.pool,
    twitch: bench.client(),
    env: {
      AUTH_SECRET: "a secret of this instance, long enough",
      APP_URL: "http://localhost:3000",
      EVENTSUB_CALLBACK_URL: undefined,
      EVENTSUB_TRANSPORT: "conduit",
      TWITCH_CLIENT_ID: CLIENT.clientId,
      TWITCH_SIMULATOR_URL: bench.simulator.url,
      OPERATOR_TWITCH_IDS: [personas.olga.id],
      HELIX_HEADROOM: 0.25,
    },
    log: { info: () => undefined, warn: () => undefined },
  };
  await deps.pool.query(
    "INSERT INTO broadcaster (id, login, display_name, follower_count) VALUES ($1, $2, $2, 1)",
    [kaya.id, kaya.login],
  );
});
afterEach(async () => {
  await Promise.all(keepers.splice(0).map((keeper) => keeper.stop()));
  await bench.stop();
});

const TIMINGS = { welcomeWithinMs: 2_000, leeway: 0.2, reopenMs: 50, reopenAtMostMs: 200, steadyMs: 60_000 };
const keep = () => {
  const keeper = keepEventSub({
    ...deps,
    url: bench.simulator.eventSub.socketUrl,
    clock: () => new Date(),
    timings: TIMINGS,
    lookMs: 100,
  });
  keepers.push(keeper);
  return keeper;
};
const reconcile = () => reconcileEventSub(deps, { now: new Date(), signal });
const overview = () => eventSubOverview(deps.pool, new Date());
const sockets = () => bench.simulator.eventSub.sockets;
const standing = () =>
  [...bench.simulator.eventSub.subscriptions.all()].filter(({ status }) => status === "enabled");
const shard = () => [...bench.simulator.eventSub.conduits.all()][0]?.shards.get(0);

async function messages(): Promise<{ via: string; type: string }[]> {
  const { rows } = await deps.pool.query("SELECT via, type FROM eventsub_message ORDER BY received_at");
  return rows;
}

async function connected(): Promise<void> {
  await eventually(async () => expect((await overview()).socket?.connectedSince).toEqual(expect.any(String)));
}
const expectShard = () => {
  const [session] = sockets().list();
  expect(shard()).toMatchObject({ status: "enabled", transport: { sessionId: session?.id } });
};
const shardWorks = () => eventually(expectShard);

async function goLiveAndHear(count: number): Promise<void> {
  bench.simulator.world.goLive(kaya.login);
  await eventually(async () => {
    const online = (await messages()).filter(({ type }) => type === "stream.online");
    expect(online).toHaveLength(count);
  });
  bench.simulator.world.end(kaya.login);
}

test("a conduit hands events on to the socket; another process takes over when this one stops", async () => {
  const first = keep();
  await reconcile();
  await connected();
  await shardWorks();
  await goLiveAndHear(1);
  expect((await messages())[0]).toEqual({ via: "conduit", type: "stream.online" });
  const second = keep();
  await first.stop();
  await connected();
  await shardWorks();
  expect(sockets().list()).toHaveLength(1);
  await goLiveAndHear(2);
  await second.stop();
  expect((await overview()).socket?.connectedSince).toBeNull();
});

test("moves to another connection without a gap", async () => {
  keep();
  await reconcile();
  await shardWorks();
  const [session] = sockets().list();
  const before = session?.socket;
  sockets().askToReconnect();
  await eventually(() => expect(sockets().list()[0]?.socket).not.toBe(before));
  expect(sockets().list()).toHaveLength(1);
  await goLiveAndHear(1);
  await eventually(async () => expect((await overview()).socket?.reconnects).toBe(1));
  const { rows } = await deps.pool.query("SELECT FROM job_run WHERE job_id = 'sync-live-status'");
  expect(rows).toHaveLength(0);
});

test.each([
  ["that was dropped", () => sockets().drop()],
  ["that Twitch closed", () => sockets().drop(4005)],
  ["that went silent", () => sockets().freeze()],
])(
  "a connection %s is made anew, its shard is assigned again, and polling looks at once",
  async (_what, lose) => {
    sockets().keepaliveSeconds = 1;
    keep();
    await reconcile();
    await shardWorks();
    const [session] = sockets().list();
    lose();
    await eventually(() => {
      const [now] = sockets()
        .list()
        .filter(({ isFrozen }) => !isFrozen);
      expect(now?.id).toEqual(expect.any(String));
      expect(now?.id).not.toBe(session?.id);
      expect(shard()).toMatchObject({ status: "enabled", transport: { sessionId: now?.id } });
    });
    await connected();
    await goLiveAndHear(1);
    await eventually(async () => {
      const { rows } = await deps.pool.query("SELECT FROM job_run WHERE job_id = 'sync-live-status'");
      expect(rows).toHaveLength(1);
    });
  },
);

test("a conduit that is gone is made anew with everything that it handed on", async () => {
  keep();
  await reconcile();
  await shardWorks();
  const { conduits, subscriptions } = bench.simulator.eventSub;
  for (const conduit of [...conduits.all()]) conduits.remove(conduit);
  for (const { id } of [...subscriptions.all()]) subscriptions.remove(id);
  // As every half minute: one look may come while the other side is still told of the last one.
  await eventually(
    async () => {
      await reconcile();
      expectShard();
    },
    { interval: 500 },
  );
  await goLiveAndHear(1);
});

test("the WebSocket of one account has ten subscriptions, made within the time that Twitch gives", async () => {
  deps.env.EVENTSUB_TRANSPORT = "websocket";
  await bench.signIn(personas.olga, { scopes: ["user:read:follows"] });
  keep();
  await reconcile();
  await eventually(() => expect(standing().map(({ type }) => type)).toContain("stream.online"));
  await connected();
  expect(standing().every(({ transport }) => transport.method === "websocket")).toBe(true);
  await goLiveAndHear(1);
  expect((await messages())[0]?.via).toBe("websocket");
  sockets().drop();
  await eventually(() => expect(standing().length).toBe(0));
  await eventually(() => expect(standing().map(({ type }) => type)).toContain("stream.online"));
  await goLiveAndHear(2);
});
