import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { createDemand } from "@/lib/events";
import type { EventOf } from "@/lib/events/schema";
import { changePublisher, findPublisher, type OutgoingEvent } from "@/lib/publishers";
import { publisherChange } from "@/lib/publishers/schema";
import { type TestDatabase, testDatabase } from "@/tests/support/database";
import { eventually } from "@/tests/support/eventually";
import { append, MemoryCarrier, startEngine, starts } from "@/tests/support/publishing";

// E1: what a broker gets is chosen as for a webhook; without that nobody gets what single people do.

let database: TestDatabase;
beforeAll(async () => {
  database = await testDatabase();
});
afterAll(() => database.drop());
beforeEach(async () => {
  await database.pool.query("DELETE FROM publisher");
  await database.pool.query("DELETE FROM outbox");
  await database.pool.query(
    "INSERT INTO publisher (id, kind, name, position) VALUES ('kafka', 'kafka', 'Kafka', 0)",
  );
});

const arrival: EventOf<"viewer.arrived"> = {
  kind: "viewer.arrived",
  payload: { channelId: "1", twitchId: "7", login: "viewer7", at: "2026-01-01T00:00:00.000Z" },
};
const kindsOf = (events: readonly OutgoingEvent[]) => events.map(({ event: { kind } }) => kind);
const told = async () => {
  const { rows } = await database.pool.query("SELECT payload FROM outbox WHERE kind = 'publisher.changed'");
  return rows.map(({ payload }) => payload);
};

describe("the kinds of a broker", () => {
  test("are changed and told of, and choosing the same again changes nothing", async () => {
    const kinds = ["stream.online" as const, "chat.message" as const];
    expect(await changePublisher("kafka", { kinds }, database.pool)).toMatchObject({ kinds });
    expect(await changePublisher("kafka", { kinds }, database.pool)).toMatchObject({ kinds });
    expect(await told()).toEqual([{ publisherId: "kafka", change: "settings" }]);
    expect(await changePublisher("kafka", { kinds: null }, database.pool)).toMatchObject({ kinds: null });
    expect(await told()).toHaveLength(2);
    await expect(changePublisher("nats", { kinds: null }, database.pool)).rejects.toMatchObject({
      code: "not_found",
    });
  });

  test("are public ones, at least one", () => {
    const takes = (kinds: unknown) => publisherChange.safeParse({ kinds }).success;
    expect(takes(null)).toBe(true);
    expect(takes(["viewer.arrived"])).toBe(true);
    expect(takes([])).toBe(false);
    expect(takes(["session.ended"])).toBe(false);
    expect(publisherChange.safeParse({}).success).toBe(false);
    expect(publisherChange.safeParse({ kinds: null, name: "Other" }).success).toBe(false);
  });

  test("make what nobody gets unasked wanted", async () => {
    const wanted = () => createDemand(database.pool, "chat.message")();
    expect(await wanted()).toBe(false);
    await changePublisher("kafka", { kinds: ["chat.message"] }, database.pool);
    expect(await wanted()).toBe(true);
    await changePublisher("kafka", { kinds: null }, database.pool);
    expect(await wanted()).toBe(false);
  });

  test("count at once for a worker that has it, and stay when it starts anew", async () => {
    const carrier = new MemoryCarrier();
    const begin = () => startEngine(database, { kafka: () => carrier });
    let engine = begin();
    try {
      await append(database.pool, [...starts(1), arrival]);
      await eventually(() => expect(kindsOf(carrier.got)).toEqual(["stream.online"]));
      await eventually(async () => expect((await findPublisher("kafka", database.pool)).lag.events).toBe(0));
      await changePublisher("kafka", { kinds: ["viewer.arrived"] }, database.pool);
      await eventually(async () => {
        await append(database.pool, [...starts(1, { from: 1 }), arrival]);
        expect(kindsOf(carrier.got).at(-1)).toBe("viewer.arrived");
      });
      await engine.stop();
      carrier.got.length = 0;
      engine = begin();
      await append(database.pool, [...starts(1, { from: 2 }), arrival]);
      await eventually(() => expect(kindsOf(carrier.got)).toContain("viewer.arrived"));
      expect(new Set(kindsOf(carrier.got))).toEqual(new Set(["viewer.arrived"]));
    } finally {
      await engine.stop();
    }
  });
});
