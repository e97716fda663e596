import { afterEach, beforeEach, describe, expect, test } from "vitest";
import {
  findPublisher,
  listDeadLetters,
  outcomeOf,
  pausePublisher,
  replay,
  resumePublisher,
  retryDeadLetters,
} from "@/lib/publishers";
import { type TestDatabase, testDatabase } from "@/tests/support/database";
import { event } from "@/tests/support/events";
import { eventually } from "@/tests/support/eventually";
import {
  addWebhook,
  append,
  MemoryCarrier,
  startEngine,
  starts,
  type TestEngine,
} from "@/tests/support/publishing";
import { watchSlowness } from "@/tests/support/slowness";

let database: TestDatabase;
let engines: TestEngine[] = [];
const begin: typeof startEngine = (...args) => {
  const engine = startEngine(...args);
  engines.push(engine);
  return engine;
};

beforeEach(async () => {
  database = await testDatabase();
});
afterEach(async () => {
  await Promise.all(engines.map((engine) => engine.stop()));
  engines = [];
  await database.drop();
});

const find = (id: string) => findPublisher(id, database.pool);
const titles = ({ got }: MemoryCarrier) =>
  got.flatMap(({ event: { kind, data } }) =>
    kind === "stream.online" ? [Number((data as { stream: { title: string } }).stream.title)] : [],
  );
const numbers = (count: number) => Array.from({ length: count }, (_, n) => n);

/** A publisher with its worker, up to date. */
async function running(kinds: string[] | null = null) {
  const id = await addWebhook(database.pool, { kinds });
  const carrier = new MemoryCarrier();
  begin(database, { webhook: () => carrier });
  await eventually(async () => expect((await find(id)).state).toBe("running"));
  return { id, carrier };
}

describe("a publisher", () => {
  test("gets what it wants, once and in order, and nothing that stays inside", async () => {
    const { id, carrier } = await running();
    await append(database.pool, [...starts(1500), { kind: "bot.account", payload: { twitchId: null } }]);
    await eventually(() => expect(carrier.got).toHaveLength(1500));
    expect(titles(carrier)).toEqual(numbers(1500));
    await eventually(async () =>
      expect(await find(id)).toMatchObject({
        published: 1500,
        lag: { events: 0, ageMs: null },
        rate: { lastHour: 1500 },
      }),
    );
  });

  test("of some kinds only passes over the others, and that is written down", async () => {
    const { id, carrier } = await running(["stream.offline"]);
    await append(database.pool, [...starts(2500), event.offline("1"), ...starts(10)]);
    await eventually(() =>
      expect(carrier.got.map(({ event: { kind } }) => kind)).toEqual(["stream.offline"]),
    );
    await eventually(async () => {
      const { rows } = await database.pool.query("SELECT max(seq)::int AS seq FROM outbox");
      expect((await find(id)).position).toBe(rows[0].seq);
    });
  });

  test("of a broker begins with what happens after it was first configured", async () => {
    await append(database.pool, starts(3));
    const carrier = new MemoryCarrier();
    const first = begin(database, { rabbitmq: () => carrier });
    await eventually(async () => expect((await find("rabbitmq")).state).toBe("running"));
    await first.stop();
    await append(database.pool, starts(3, { from: 3 }));
    expect(await find("rabbitmq")).toMatchObject({ state: "waiting", lag: { events: 3 } });
    begin(database, { rabbitmq: () => carrier });
    await eventually(() => expect(titles(carrier)).toEqual([3, 4, 5]));
  });

  test("goes on behind what was taken when the other side fails, and says so once", async () => {
    const { id, carrier } = await running();
    let failures = 3;
    carrier.publish = async (events) => {
      if (failures-- <= 0) return carrier.take(events);
      carrier.take(events.slice(0, 2));
      return outcomeOf(2, { failed: "away" });
    };
    await append(database.pool, starts(20));
    await eventually(() => expect(titles(carrier)).toEqual(numbers(20)));
    await eventually(async () =>
      expect(await find(id)).toMatchObject({
        ...{ state: "running", failingSince: null, lastError: "away", published: 20 },
        rate: { failedLastHour: 3 },
      }),
    );
    const { rows } = await database.pool.query(
      "SELECT payload->>'change' AS c FROM outbox WHERE kind = 'publisher.changed'",
    );
    expect(rows.map(({ c }) => c)).toEqual(["state", "state"]);
  });

  test("whose worker ends in the middle of an attempt still fails, and since when it did", async () => {
    const { id, carrier } = await running();
    let attempts = 0;
    carrier.publish = (_events, signal) => {
      attempts += 1;
      if (attempts === 1) return Promise.resolve(outcomeOf(0, { failed: "away" }));
      return new Promise((_resolve, reject) => signal.addEventListener("abort", () => reject(signal.reason)));
    };
    await append(database.pool, starts(1));
    await eventually(() => expect(attempts).toBe(2));
    const { failingSince } = await find(id);
    await engines[0]?.stop();
    expect(failingSince).not.toBeNull();
    expect(await find(id)).toMatchObject({ failingSince, rate: { failedLastHour: 1 } });
  });

  test("that hangs does not hold up another", async () => {
    const hanging = await addWebhook(database.pool);
    const other = await addWebhook(database.pool);
    const carrier = new MemoryCarrier();
    const stuck = new MemoryCarrier();
    stuck.publish = (_events, signal) =>
      new Promise((_resolve, reject) => signal.addEventListener("abort", () => reject(signal.reason)));
    begin(database, { webhook: (id) => (id === other ? carrier : stuck) });
    await eventually(async () => expect((await find(hanging)).state).toBe("running"));
    await eventually(async () => expect((await find(other)).state).toBe("running"));
    const delays: number[] = [];
    const slowness = watchSlowness(database.pool);
    for (let n = 0; n < 10; n += 1) {
      const at = performance.now();
      await append(database.pool, starts(1, { from: n }));
      await eventually(() => expect(carrier.got).toHaveLength(n + 1), { interval: 2 });
      delays.push(performance.now() - at);
    }
    expect(delays.toSorted((a, b) => a - b)[5]).toBeLessThan(250 + 2 * (await slowness()));
    expect((await find(hanging)).lag.events).toBe(10);
  });
});

describe("an event that is refused for good", () => {
  test("is set aside, and the rest goes on; asked for again it is sent beside what is new", async () => {
    const { id, carrier } = await running();
    let unwanted = ["s3", "s5"];
    carrier.publish = async (events) => {
      const place = events.findIndex(({ event: { data } }) =>
        unwanted.includes((data as { stream: { id: string } }).stream.id),
      );
      if (place < 0) return carrier.take(events);
      carrier.take(events.slice(0, place));
      return outcomeOf(place, { refused: "too large" });
    };
    await append(database.pool, starts(8));
    await eventually(() => expect(titles(carrier)).toEqual([0, 1, 2, 4, 6, 7]));
    const { items } = await listDeadLetters(id, { limit: 1 }, database.pool);
    expect(items).toMatchObject([{ reason: "too large", state: "dead", kind: "stream.online" }]);
    expect(await find(id)).toMatchObject({ deadLetters: 2, state: "running", published: 6 });

    unwanted = ["s5"];
    expect(await retryDeadLetters(id, {}, database.pool)).toEqual({ queued: 2 });
    await eventually(() => expect(titles(carrier)).toEqual([0, 1, 2, 4, 6, 7, 3]));
    await eventually(async () => expect(await find(id)).toMatchObject({ deadLetters: 1, published: 7 }));
    const all = await listDeadLetters(id, { limit: 10 }, database.pool);
    expect(all.items.map(({ state }) => state)).toEqual(["dead", "sent"]);
    expect(await retryDeadLetters(id, { ids: [all.items[1]?.id ?? ""] }, database.pool)).toEqual({
      queued: 0,
    });
  });
});

describe("operators", () => {
  test("pause: within a second nothing more is handed over; resume: it goes on where it was", async () => {
    const { id, carrier } = await running();
    let handedOver = 0;
    carrier.publish = async (_events, signal) => {
      handedOver += 1;
      return new Promise((_resolve, reject) => signal.addEventListener("abort", () => reject(signal.reason)));
    };
    await append(database.pool, starts(5));
    await eventually(() => expect(handedOver).toBe(1));
    const pausedAt = performance.now();
    expect(await pausePublisher(id, database.pool)).toMatchObject({ state: "paused" });
    await eventually(async () => {
      const { rows } = await database.pool.query("SELECT failures FROM publisher");
      expect(rows[0].failures).toBe(0);
    });
    carrier.publish = async (events) => carrier.take(events);
    await append(database.pool, starts(5, { from: 5 }));
    await new Promise((resolve) => setTimeout(resolve, 1_000 - (performance.now() - pausedAt)));
    expect(carrier.got).toEqual([]);
    await resumePublisher(id, database.pool);
    await eventually(() => expect(titles(carrier)).toEqual(numbers(10)));
    expect(await find(id)).toMatchObject({ state: "running", lastError: null });
  });

  test("replay from an event or a time, also while one is up to date; not what is gone or not yet sent", async () => {
    const { id, carrier } = await running();
    await append(database.pool, starts(5));
    await eventually(() => expect(carrier.got).toHaveLength(5));
    await eventually(async () => expect((await find(id)).lag.events).toBe(0));
    const third = carrier.got[2]?.event.id ?? "";
    await replay(id, { eventId: third }, database.pool);
    await eventually(() => expect(titles(carrier)).toEqual([0, 1, 2, 3, 4, 2, 3, 4]));
    await eventually(async () => expect((await find(id)).lag.events).toBe(0));
    const { rows } = await database.pool.query("SELECT min(created_at) AS at FROM outbox");
    await replay(id, { from: rows[0].at.toISOString() }, database.pool);
    await eventually(() => expect(titles(carrier).slice(8)).toEqual(numbers(5)));
    await replay(id, { from: "2020-01-01T00:00:00Z" }, database.pool);
    await eventually(() => expect(titles(carrier).slice(13)).toEqual(numbers(5)));
    await database.pool.query("DELETE FROM outbox WHERE seq = (SELECT min(seq) FROM outbox)");
    await expect(replay(id, { from: "2020-01-01T00:00:00Z" }, database.pool)).rejects.toMatchObject({
      code: "conflict",
    });
    await expect(replay(id, { from: "2999-01-01T00:00:00Z" }, database.pool)).rejects.toMatchObject({
      code: "conflict",
    });
  });

  test("replay in the middle of a batch is not undone by it", async () => {
    const { id, carrier } = await running();
    await append(database.pool, starts(2));
    await eventually(async () => expect((await find(id)).published).toBe(2));
    let release: () => void = () => undefined;
    carrier.publish = async (events) => {
      await new Promise<void>((resolve) => {
        release = resolve;
      });
      return carrier.take(events);
    };
    await append(database.pool, starts(2, { from: 2 }));
    await eventually(async () => {
      release();
      expect(carrier.got.length).toBeGreaterThan(1);
    });
    await new Promise((resolve) => setTimeout(resolve, 50));
    await replay(id, { eventId: carrier.got[0]?.event.id ?? "" }, database.pool);
    carrier.publish = async (events) => carrier.take(events);
    release();
    await eventually(() => expect(titles(carrier).slice(-4)).toEqual(numbers(4)));
  });
});

describe("two workers", () => {
  test("share the publishers: each has one, and another takes over at once from one that ends", async () => {
    const id = await addWebhook(database.pool);
    const carriers = [new MemoryCarrier(), new MemoryCarrier()];
    const [first, second] = carriers.map((carrier) => begin(database, { webhook: () => carrier }));
    await eventually(async () => expect((await find(id)).state).toBe("running"));
    await append(database.pool, starts(100));
    await eventually(() => expect(carriers.flatMap(titles)).toEqual(numbers(100)));
    const owner = carriers.findIndex(({ got }) => got.length > 0);
    await (owner === 0 ? first : second)?.stop();
    await append(database.pool, starts(100, { from: 100 }));
    await eventually(() => expect(carriers[1 - owner]?.got).toHaveLength(100));
  });

  test("one that was taken for dead moves nothing any more", async () => {
    const { id, carrier } = await running();
    let isHanded = false;
    let release: () => void = () => undefined;
    carrier.publish = async (events) => {
      isHanded = true;
      await new Promise<void>((resolve) => {
        release = resolve;
      });
      return carrier.take(events);
    };
    await append(database.pool, starts(3));
    await eventually(() => expect(isHanded).toBe(true));
    const { rows } = await database.pool.query(
      "UPDATE publisher SET lease_holder = 'another', fence = fence + 1 RETURNING position",
    );
    release();
    await eventually(() => expect(carrier.got).toHaveLength(3));
    await new Promise((resolve) => setTimeout(resolve, 300));
    expect((await find(id)).position).toBe(Number(rows[0].position));
    expect(carrier.got).toHaveLength(3);
  });
});

test("a webhook that takes nothing for a day is given up with an alert; resumed, it goes on where it was", async () => {
  const id = await addWebhook(database.pool);
  const carrier = new MemoryCarrier();
  carrier.publish = async () => outcomeOf(0, { failed: "500" });
  begin(database, { webhook: () => carrier }, { timing: { giveUpAfter: 300 } });
  await append(database.pool, starts(3));
  await eventually(async () => expect((await find(id)).state).toBe("disabled"));
  expect((await find(id)).disabledReason).toContain("500");
  const openAlerts = async () =>
    (await database.pool.query("SELECT kind FROM alert WHERE closed_at IS NULL")).rows;
  await eventually(async () => expect(await openAlerts()).toEqual([{ kind: "publishing-webhook" }]));
  carrier.publish = async (events) => carrier.take(events);
  await resumePublisher(id, database.pool);
  await eventually(() => expect(titles(carrier)).toEqual(numbers(3)));
  await eventually(async () => expect(await openAlerts()).toEqual([]));
});
