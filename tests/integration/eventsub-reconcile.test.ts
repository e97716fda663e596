import { randomUUID } from "node:crypto";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { eventSubOverview, listSubscriptions } from "@/lib/eventsub";
import type { EventSubDeps } from "@/lib/eventsub/deps";
import { judgeAlert } from "@/lib/eventsub/judge-alert";
import { keepLease, LEASE_MS } from "@/lib/eventsub/keep-lease";
import { reconcileEventSub } from "@/lib/eventsub/reconcile";
import { takeLease } from "@/lib/eventsub/repository-state";
import { personas } from "@/lib/twitch/simulator";
import { type CallbackServer, startCallbackServer } from "@/tests/support/callback-server";
import { eventually } from "@/tests/support/eventually";
import { CLIENT, startTwitchBench, type TwitchBench } from "@/tests/support/twitch";

let bench: TwitchBench;
let server: CallbackServer;
let deps: EventSubDeps;
const later = (ms: number) => new Date(Date.now() + ms);

beforeEach(async () => {
  [bench, server] = await Promise.all([startTwitchBench(), startCallbackServer()]);
  bench.simulator.eventSub.mischief.retryMs = [20, 20];
  deps = {
    pool: bench.database.pool,
    twitch: bench.client(),
    env: {
      AUTH_SECRET: "a secret of this instance, long enough",
      APP_URL: new URL(server.url).origin,
      EVENTSUB_CALLBACK_URL: undefined,
      EVENTSUB_TRANSPORT: "auto",
      TWITCH_CLIENT_ID: CLIENT.clientId,
      TWITCH_SIMULATOR_URL: bench.simulator.url,
      OPERATOR_TWITCH_IDS: [],
      HELIX_HEADROOM: 0.25,
    },
    log: { info: () => undefined, warn: () => undefined },
  };
});
afterEach(async () => {
  await bench.stop();
  await server.close();
});

const { signal } = new AbortController();
const reconcile = (now = new Date()) => reconcileEventSub(deps, { now, signal });
const subscriptions = () => [...bench.simulator.eventSub.subscriptions.all()];
const standing = () => subscriptions().filter(({ status }) => status === "enabled");
const overview = () => eventSubOverview(deps.pool, new Date());

/** Simulated broadcasters who are followed here by so many. */
async function track(followers: readonly number[]): Promise<string[]> {
  const cast = new Set<string>(Object.values(personas).map(({ id }) => id));
  const ids = [...bench.simulator.world.members()]
    .map(({ account }) => account.id)
    .filter((id) => !cast.has(id))
    .slice(0, followers.length);
  await deps.pool.query(
    `INSERT INTO broadcaster (id, login, display_name, follower_count)
     SELECT id, 'login' || id, 'Name', f FROM unnest($1::text[], $2::int[]) AS r (id, f)`,
    [ids, followers],
  );
  return ids;
}

async function leasedMs(): Promise<number | undefined> {
  const { rows } = await deps.pool.query<{ ms: number }>(
    "SELECT (extract(epoch FROM leased_until - clock_timestamp()) * 1000)::float8 AS ms FROM eventsub_state",
  );
  return rows[0]?.ms;
}

const about = (rows: { type: string; condition: Record<string, string | undefined> }[], type: string) =>
  rows.filter((row) => row.type === type).map(({ condition }) => condition.broadcaster_user_id);

async function settle(): Promise<void> {
  await reconcile();
  await eventually(() => expect(subscriptions().every(({ status }) => status === "enabled")).toBe(true));
  await reconcile();
}

describe("subscriptions", () => {
  test("are made for everyone who is tracked, by webhook; a second run finds nothing to do", async () => {
    const ids = await track([3, 1]);
    await settle();
    for (const type of ["stream.online", "stream.offline", "channel.update"]) {
      expect(about(standing(), type).toSorted()).toEqual(ids.toSorted());
    }
    expect(about(standing(), "user.authorization.revoke")).toHaveLength(1);
    expect(await reconcile()).toMatchObject({ created: 0, removed: 0, kept: 8, left: 0 });
    expect(await overview()).toMatchObject({
      transport: "webhook",
      problem: null,
      subscriptions: { wanted: 8, enabled: 8, pending: 0, left: 0 },
      cost: { used: 8, max: 10_000 },
    });
    const page = await listSubscriptions({ limit: 3 }, deps.pool);
    const rest = await listSubscriptions({ limit: 100, cursor: page.next_cursor ?? "" }, deps.pool);
    expect(new Set([...page.items, ...rest.items].map(({ id }) => id)).size).toBe(8);
  });

  test("that were deleted behind our back are back after one run, and counted as healed", async () => {
    await track([3, 1]);
    await settle();
    const gone = standing().filter(({ type }) => type === "stream.online");
    for (const { id } of gone) bench.simulator.eventSub.subscriptions.remove(id);
    expect(await reconcile()).toMatchObject({ created: 2, healed: 2, removed: 0 });
    await eventually(() => expect(standing()).toHaveLength(8));
    expect((await overview()).healedLastDay).toBe(2);
    const { rows } = await deps.pool.query("SELECT FROM job_run WHERE job_id = 'sync-live-status'");
    expect(rows).toHaveLength(1);
    expect(await reconcile()).toMatchObject({ created: 0, healed: 0 });
  });

  test("within a limit of 10 are those of the most followed", async () => {
    const ids = await track(Array.from({ length: 30 }, (_, place) => 100 - place));
    bench.simulator.eventSub.mischief.mostCost = 10;
    await settle();
    // Two of the ten are for the authorisations of the app.
    expect(about(standing(), "stream.online").toSorted()).toEqual(ids.slice(0, 8).toSorted());
    expect(standing()).toHaveLength(10);
    expect((await overview()).subscriptions).toMatchObject({ enabled: 10, left: 52 });
  });

  test("of whoever let the app in cost nothing, and what they allow of their channel is told", async () => {
    const { kaya } = personas;
    await deps.pool.query(
      "INSERT INTO broadcaster (id, login, display_name, follower_count) VALUES ($1, $2, $2, 0)",
      [kaya.id, kaya.login],
    );
    await deps.pool.query("INSERT INTO channel (broadcaster_id, authorised_by) VALUES ($1, 'owner')", [
      kaya.id,
    ]);
    await bench.signIn(kaya, { scopes: ["channel:read:vips", "moderation:read"] });
    await settle();
    expect(about(standing(), "channel.vip.add")).toEqual([kaya.id]);
    expect(about(standing(), "channel.moderator.remove")).toEqual([kaya.id]);
    expect(about(standing(), "channel.subscribe")).toEqual([]);
    expect((await overview()).cost.used).toBe(2);
  });

  test("that were revoked are made again only when they are allowed again", async () => {
    const { kaya } = personas;
    await deps.pool.query(
      "INSERT INTO broadcaster (id, login, display_name, follower_count) VALUES ($1, $2, $2, 0)",
      [kaya.id, kaya.login],
    );
    await deps.pool.query("INSERT INTO channel (broadcaster_id, authorised_by) VALUES ($1, 'owner')", [
      kaya.id,
    ]);
    await bench.signIn(kaya, { scopes: ["channel:read:vips"] });
    await settle();
    const vips = () => about(standing(), "channel.vip.add");
    for (const one of standing().filter(({ type }) => type.startsWith("channel.vip"))) {
      bench.simulator.eventSub.revoke(one, "authorization_revoked");
    }
    await reconcile();
    expect(await reconcile()).toMatchObject({ created: 0 });
    expect(vips()).toEqual([]);
    await bench.signIn(kaya, { scopes: ["channel:read:vips"] });
    await reconcile();
    await eventually(() => expect(vips()).toEqual([kaya.id]));
  });

  test("of somebody else under the same client id stay, and what they cost is theirs", async () => {
    await track([1]);
    const other = await startCallbackServer();
    const target = { method: "webhook", callback: other.url, secret: "another secret" } as const;
    const wanted = {
      type: "stream.online",
      version: "1",
      condition: { broadcaster_user_id: personas.kaya.id },
    };
    await deps.twitch.eventSub.create("app", { ...wanted, target });
    await settle();
    expect(about(standing(), "stream.online")).toContain(personas.kaya.id);
    await other.close();
  });

  test("all go when EventSub is turned off, and with another secret all are made anew", async () => {
    await track([1]);
    await settle();
    const before = new Set(standing().map(({ id }) => id));
    deps.env.AUTH_SECRET = "another secret of this instance, long enough";
    await settle();
    expect(standing()).toHaveLength(5);
    expect(standing().some(({ id }) => before.has(id))).toBe(false);
    deps.env.EVENTSUB_TRANSPORT = "off";
    await reconcile();
    expect(subscriptions()).toEqual([]);
    expect(await overview()).toMatchObject({ transport: null, problem: null });
  });

  test("are compared again seconds after the death of a run, which leaves its lease behind", async () => {
    await track([1]);
    await takeLease(deps.pool, randomUUID(), LEASE_MS);
    expect(await reconcile()).toMatchObject({ busy: true, created: 0 });
    expect(await leasedMs()).toBeLessThan(20_000);
    await deps.pool.query("UPDATE eventsub_state SET leased_until = clock_timestamp()");
    expect(await reconcile()).toMatchObject({ busy: false, created: 5 });
  });

  test("are compared by a run for as long as it renews its lease, and no longer than it has it", async () => {
    const by = randomUUID();
    await takeLease(deps.pool, by, 5_000);
    const lease = keepLease(deps, by, 50);
    await eventually(async () => expect(await leasedMs()).toBeGreaterThan(10_000));
    expect(lease.lost.aborted).toBe(false);
    await deps.pool.query("UPDATE eventsub_state SET leased_by = $1", [randomUUID()]);
    await eventually(() => expect(lease.lost.aborted).toBe(true));
    lease.stop();
  });

  test("are compared by one run at a time", async () => {
    await track([1]);
    const [first, second] = await Promise.all([reconcile(), reconcile()]);
    expect([first.busy, second.busy].toSorted()).toEqual([false, true]);
    expect(first.created + second.created).toBe(5);
  });
});

test("a callback that never answers: a conduit is used after minutes, and the webhook when it answers again", async () => {
  await track([2]);
  bench.simulator.eventSub.mischief.challenge = "never";
  await reconcile();
  expect(await overview()).toMatchObject({ transport: "webhook", subscriptions: { pending: 5 } });
  await reconcile(later(3 * 60_000));
  await reconcile(later(3 * 60_000 + 1000));
  const fallen = await overview();
  expect(fallen).toMatchObject({ transport: "conduit", socket: { connectedSince: null } });
  expect(fallen.problem).toMatch(/^Twitch gets no answer from http/);
  expect(standing().every(({ transport }) => transport.method === "conduit")).toBe(true);
  bench.simulator.eventSub.mischief.challenge = "sent";
  await reconcile(later(14 * 60_000));
  await eventually(() =>
    expect(standing().some(({ transport }) => transport.method === "webhook")).toBe(true),
  );
  await reconcile(later(15 * 60_000));
  await reconcile(later(15 * 60_000 + 1000));
  await eventually(() => expect(standing()).toHaveLength(5));
  await reconcile(later(15 * 60_000 + 2000));
  expect(await overview()).toMatchObject({ transport: "webhook", problem: null });
  expect(standing().every(({ transport }) => transport.method === "webhook")).toBe(true);
});

test("operators are alerted when no event could come for ten minutes, and when they can again", async () => {
  await track([1]);
  const alerts = async () => {
    await judgeAlert(deps);
    const { rows } = await deps.pool.query(
      "SELECT summary, closed_at AS closed FROM alert WHERE kind = 'eventsub'",
    );
    return rows as { summary: string; closed: Date | null }[];
  };
  bench.simulator.eventSub.mischief.challenge = "never";
  deps.env.EVENTSUB_TRANSPORT = "webhook";
  await reconcile();
  await reconcile(later(3 * 60_000));
  expect(await overview()).toMatchObject({
    transport: "webhook",
    problem: expect.stringMatching(/no answer/),
  });
  expect(await alerts()).toEqual([]);
  await deps.pool.query("UPDATE eventsub_state SET broken_since = broken_since - interval '10 minutes'");
  expect(await alerts()).toMatchObject([
    { summary: expect.stringMatching(/no answer from http/), closed: null },
  ]);
  bench.simulator.eventSub.mischief.challenge = "sent";
  await reconcile(later(30 * 60_000));
  await eventually(() => expect(standing().length).toBeGreaterThan(0));
  await reconcile(later(30 * 60_000 + 1000));
  expect(await alerts()).toMatchObject([{ closed: expect.any(Date) }]);
});
