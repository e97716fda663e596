import { afterAll, beforeAll, expect, test } from "vitest";
import { POST } from "@/app/api/twitch/eventsub/route";
import { db } from "@/lib/db/client";
import { receiveEventSub, receiveRevocation } from "@/lib/eventsub";
import { personas } from "@/lib/twitch/simulator";
import { playTrick, type Trick } from "@/lib/twitch/simulator/eventsub/tamper";
import { type EventSubBench, startEventSubBench } from "@/tests/support/eventsub";
import { eventually } from "@/tests/support/eventually";

let bench: EventSubBench;
beforeAll(async () => {
  bench = await startEventSubBench();
  await bench.subscribe("stream.online", personas.kaya.id);
  await bench.subscribe("channel.update", personas.kaya.id);
}, 120_000);
afterAll(() => bench.stop());

interface Stored {
  type: string;
  outcome: string | null;
  lag: number;
}
const stored = async () =>
  (
    await db().query<Stored>(
      `SELECT type, outcome, date_part('epoch', received_at - sent_at) AS lag FROM eventsub_message ORDER BY received_at`,
    )
  ).rows;
const told = async () =>
  (await db().query("SELECT 1 FROM outbox WHERE kind = 'eventsub.received'")).rowCount ?? 0;
const unstored = async () =>
  (
    await db().query<{ duplicates: number; refused: number }>(
      `SELECT coalesce(sum(duplicates), 0)::int AS duplicates, coalesce(sum(refused), 0)::int AS refused FROM eventsub_minute`,
    )
  ).rows[0];

test("a notification is stored once and wakes whoever applies it, soon after Twitch sent it", async () => {
  bench.simulator.world.changeTitle("kaya_runs", "Any% again");
  await eventually(async () => expect(await stored()).toHaveLength(1));
  expect(await stored()).toEqual([{ type: "channel.update", outcome: null, lag: expect.any(Number) }]);
  expect((await stored())[0]?.lag).toBeLessThan(60);
  expect(await told()).toBe(1);
});

test("what comes again is taken and does nothing", async () => {
  const { eventSub } = bench.simulator;
  expect(await Promise.all(Array.from({ length: 5 }, () => playTrick(eventSub, "replayed")))).toEqual(
    Array(5).fill(204),
  );
  expect(await stored()).toHaveLength(1);
  expect(await told()).toBe(1);
  expect((await unstored())?.duplicates).toBe(5);
});

test.each<[Trick, number]>([
  ["forged", 403],
  ["old", 403],
  ["not-json", 400],
  ["huge", 413],
])("%s: %i, and nothing is kept", async (trick, status) => {
  const before = (await unstored())?.refused ?? 0;
  expect(await playTrick(bench.simulator.eventSub, trick)).toBe(status);
  expect(await stored()).toHaveLength(1);
  if (trick !== "huge") {
    await eventually(async () => expect((await unstored())?.refused).toBe(before + 1));
  }
});

test("a body of 5 MB is not read to its end, whatever it says of its length", async () => {
  let read = 0;
  const body = new ReadableStream<Uint8Array>({
    pull(controller) {
      read += 65_536;
      controller.enqueue(new Uint8Array(65_536));
      if (read >= 5 * 1024 * 1024) controller.close();
    },
  });
  const request = new Request("http://localhost/api/twitch/eventsub", {
    method: "POST",
    body,
    duplex: "half",
  } as RequestInit);
  expect((await POST(request, { params: Promise.resolve({}) })).status).toBe(413);
  expect(read).toBeLessThan(1.5 * 1024 * 1024);
});

test("a refusal says nothing to who is not Twitch", async () => {
  const request = new Request("http://localhost/api/twitch/eventsub", { method: "POST", body: "{}" });
  const answer = await POST(request, { params: Promise.resolve({}) });
  expect(answer.status).toBe(403);
  expect(await answer.text()).toBe("");
});

test("a type that nobody knows is stored", async () => {
  expect(await playTrick(bench.simulator.eventSub, "unknown-type")).toBe(204);
  expect((await stored()).map(({ type }) => type)).toEqual(["channel.update", "channel.unheard_of"]);
});

test("a revocation is noted once, and subscriptions are compared", async () => {
  const [subscription] = bench.simulator.eventSub.subscriptions.all();
  if (subscription) bench.simulator.eventSub.revoke(subscription, "authorization_revoked");
  await eventually(async () => expect((await stored()).map(({ outcome }) => outcome)).toContain("revoked"));
  const { rowCount } = await db().query("SELECT 1 FROM outbox WHERE kind = 'eventsub.changed'");
  expect(rowCount).toBe(1);
});

test("of two at once that bring the same message, one stores it", async () => {
  const message = {
    ...{ messageId: "twice", at: new Date(), via: "websocket" as const, type: "stream.online", version: "1" },
    ...{ subscriptionId: "s", payload: { subscription: {}, event: {} } },
  };
  const results = await Promise.all(Array.from({ length: 8 }, () => receiveEventSub(db(), message)));
  expect(results.sort()).toEqual([...Array(7).fill("duplicate"), "stored"]);
  expect(await receiveRevocation(db(), message)).toBe("duplicate");
});
