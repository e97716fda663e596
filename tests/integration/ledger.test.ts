import { v7 as uuidv7 } from "uuid";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import {
  deliveriesOverview,
  explain,
  listDeliveries,
  listWhy,
  pruneDeliveries,
  retryDeliveries,
} from "@/lib/deliveries";
import { deliveryOverview, deliveryPage, deliveryQuery, whyDetail, whyPage } from "@/lib/deliveries/schema";
import { announce, fanOut, markRead } from "@/lib/notifications";
import { type TestDatabase, testDatabase } from "@/tests/support/database";
import { addBroadcasters, addPerson } from "@/tests/support/live-rows";

// N6: what became of every notification, to the person and to operators.

let database: TestDatabase;
let vera: string;
beforeAll(async () => {
  database = await testDatabase();
});
afterAll(() => database.drop());
beforeEach(async () => {
  await database.pool.query("TRUNCATE person, broadcaster, announcement, outbox CASCADE");
  vera = await addPerson(database.pool);
  await addBroadcasters(database.pool, ["1", "2"], vera);
});

const signal = new AbortController().signal;
const spread = () => fanOut(database.pool, { signal });
const query = (sql: string, values: unknown[] = []) => database.pool.query(sql, values);

let streams = 0;
async function goLive(broadcasterId = "1"): Promise<string> {
  const id = uuidv7();
  streams += 1;
  await announce(database.pool, [
    {
      ...{
        id,
        broadcasterId,
        streamId: `s${streams}`,
        broadcasterName: `Name ${broadcasterId}`,
        login: "kaya",
      },
      ...{
        avatarUrl: null,
        streamTitle: "Endgames",
        categoryId: "743",
        categoryName: "Chess",
        viewerCount: 10,
      },
      ...{ startedAt: new Date("2026-11-21T12:00:00Z"), source: "eventsub" },
      observedAt: new Date("2026-11-21T12:00:02Z"),
    },
  ]);
  return id;
}
const wantsMail = (userId = vera, rules = {}) =>
  query(
    `WITH p AS (INSERT INTO notification_preference (user_id, email, rules) VALUES ($1, true, $2))
     INSERT INTO mail_address (user_id, address, verified_at) VALUES ($1, 'vera@example.com', now())`,
    [userId, rules],
  );
const why = async (given: object = {}, who = vera) =>
  whyPage.parse(await listWhy(who, { limit: 30, ...given }, database.pool));
const wordsOf = ({ ways }: { ways: { medium: string; state: string; reason: string | null }[] }) =>
  ways.map(({ medium, state, reason }) => [medium, state, reason].filter(Boolean).join(" "));

describe("a person's page", () => {
  test("who chose nothing: the bell rang, everything else is off", async () => {
    const id = await goLive();
    expect((await why()).items.map(wordsOf)).toEqual([["in_app pending", "email pending", "push pending"]]);
    await spread();
    const { items, next_cursor } = await why();
    expect(next_cursor).toBeNull();
    expect(items).toMatchObject([
      { id, kind: "live", title: "Endgames", broadcaster: { id: "1", login: "kaya", displayName: "Name 1" } },
    ]);
    expect(items.map(wordsOf)).toEqual([["in_app told", "email off", "push off"]]);
  });

  test("says of each way what was decided and why", async () => {
    await wantsMail(vera, { categories: [{ id: "1", name: "Art" }] });
    await goLive();
    await spread();
    expect((await why()).items.map(wordsOf)).toEqual([
      ["in_app skipped category", "email skipped category", "push off"],
    ]);
  });

  test("pages without gap or double, newest first, over all channels, also while more is announced", async () => {
    const ids: string[] = [];
    for (let n = 0; n < 7; n += 1) ids.push(await goLive(n % 2 === 0 ? "1" : "2"));
    const seen: string[] = [];
    let cursor: string | undefined;
    do {
      const page = await why({ limit: 2, ...(cursor && { cursor }) });
      seen.push(...page.items.map((item) => item.id));
      cursor = page.next_cursor ?? undefined;
      await goLive();
    } while (cursor);
    expect(seen).toEqual(ids.toReversed());
  });

  test("holds nothing of channels that they do not follow, nor changes that they did not want", async () => {
    await goLive();
    await query("UPDATE follow SET choice = 'unfollow' WHERE broadcaster_id = '1'");
    const changed = await goLive("2");
    await query("UPDATE announcement SET type = 'stream_changed' WHERE id = $1", [changed]);
    expect((await why()).items).toEqual([]);
    await query(
      "INSERT INTO delivery (user_id, kind, medium, announcement_id, state) VALUES ($1, 'changed', 'email', $2, 'sent')",
      [vera, changed],
    );
    expect((await why()).items).toMatchObject([{ id: changed, kind: "changed" }]);
  });

  test.each(["x", "W10", btoa('["not-a-uuid"]')])("refuses the cursor %s", async (cursor) => {
    await expect(why({ cursor })).rejects.toMatchObject({ code: "bad_request" });
  });
});

describe("one announcement, step by step", () => {
  const one = async (id: string, who = vera) => whyDetail.parse(await explain(who, id, database.pool));

  test("how it was detected, what was decided, sent and read", async () => {
    await wantsMail();
    const id = await goLive();
    await spread();
    await query("UPDATE delivery SET state = 'sent', attempts = 2, sent_at = now(), error = '451 later'");
    await markRead(vera, [id], database.pool);
    expect(await one(id)).toMatchObject({
      ...{
        id,
        source: "eventsub",
        startedAt: "2026-11-21T12:00:00.000Z",
        observedAt: "2026-11-21T12:00:02.000Z",
      },
      ...{ completedAt: expect.any(String), readAt: expect.any(String), following: true, muted: false },
      ways: [{ state: "told" }, { state: "sent" }, { state: "off" }],
      deliveries: [
        { medium: "email", kind: "live", state: "sent", attempts: 2, error: "451 later", carriedBy: null },
      ],
    });
  });

  test("with the message that carried it, and the browser that it went to", async () => {
    await wantsMail();
    const id = await goLive();
    await spread();
    const { rows } = await query(
      `INSERT INTO delivery (user_id, kind, medium, about, state, sent_at)
       VALUES ($1, 'gathered', 'email', '{}', 'sent', '2026-11-21T13:00:00Z') RETURNING id`,
      [vera],
    );
    await query(
      "UPDATE delivery SET state = 'gathered', reason = 'limit', carried_by = $1 WHERE announcement_id = $2",
      [rows[0]?.id, id],
    );
    const device = await query(
      "INSERT INTO push_device (user_id, endpoint, keys, name) VALUES ($1, 'https://a.example', 'k', 'My phone') RETURNING id",
      [vera],
    );
    await query(
      `INSERT INTO delivery (user_id, kind, medium, announcement_id, device_id, state)
       VALUES ($1, 'live', 'push', $2, $3, 'sent')`,
      [vera, id, device.rows[0]?.id],
    );
    const detail = await one(id);
    expect(detail.ways[1]).toMatchObject({
      state: "gathered",
      reason: "limit",
      at: "2026-11-21T13:00:00.000Z",
    });
    expect(detail.deliveries).toMatchObject([
      { medium: "email", carriedBy: { state: "sent", sentAt: "2026-11-21T13:00:00.000Z" } },
      { medium: "push", device: "My phone" },
    ]);
  });

  test("is for whom it concerns: who follows, or was told before they stopped", async () => {
    const id = await goLive();
    await spread();
    const stranger = await addPerson(database.pool, "2");
    await expect(one(id, stranger)).rejects.toMatchObject({ code: "not_found" });
    await expect(one(uuidv7())).rejects.toMatchObject({ code: "not_found" });
    await query("UPDATE follow SET choice = 'unfollow'");
    expect(await one(id)).toMatchObject({ following: false, ways: [{ state: "told" }, {}, {}] });
  });
});

describe("the operators' page", () => {
  const overview = async () => deliveryOverview.parse(await deliveriesOverview("smtp", database.pool));
  const list = async (given: object = {}) =>
    deliveryPage.parse(await listDeliveries(deliveryQuery.parse(given), database.pool));
  async function add(state: string, over: Record<string, unknown> = {}): Promise<string> {
    const row = { user_id: vera, kind: "verify", medium: "email", state, ...over };
    const names = Object.keys(row);
    const { rows } = await query(
      `INSERT INTO delivery (${names.join(", ")}) VALUES (${names.map((_, place) => `$${place + 1}`).join(", ")})
       RETURNING id`,
      Object.values(row),
    );
    return rows[0]?.id;
  }
  const ago = (minutes: number) => new Date(Date.now() - minutes * 60_000);
  const retry = (input: Parameters<typeof retryDeliveries>[0]) => retryDeliveries(input, database.pool);

  test("with nothing to send, nothing is wrong", async () => {
    const { media, skips, troubles } = await overview();
    expect({ skips, troubles }).toEqual({ skips: [], troubles: [] });
    expect(media.map(({ medium, flow, queued, delay }) => ({ medium, flow, queued, delay }))).toEqual([
      { medium: "email", flow: "idle", queued: 0, delay: null },
      { medium: "push", flow: "idle", queued: 0, delay: null },
    ]);
  });

  test("counts what waits, goes, is kept, is skipped and was given up, each way by itself", async () => {
    await add("queued", { not_before: ago(5) });
    await add("queued", { not_before: ago(-5) });
    await add("sending", { leased_until: ago(-1) });
    await add("gathering", { not_before: ago(-60) });
    await add("failed", { error: "550 <vera@example.com> unknown", reason: "address_refused" });
    await add("sent", { decided_at: ago(31), not_before: ago(31), sent_at: ago(30) });
    await add("sent", { sent_at: ago(61) });
    await add("skipped", { medium: "push", kind: "live", reason: "no_device" });
    const { media, skips, troubles } = await overview();
    expect(media[0]).toMatchObject({
      ...{ medium: "email", flow: "stalled", queued: 2, due: 1, sending: 1, gathering: 1, failed: 1 },
      ...{ sentLastHour: 1, oldestDueAt: expect.any(String), lastSentAt: expect.any(String) },
      delay: { p50Ms: expect.any(Number), p95Ms: 60_000 },
    });
    expect(media[1]).toMatchObject({ medium: "push", flow: "idle", queued: 0, lastSentAt: null });
    expect(skips).toEqual([{ medium: "push", reason: "no_device", count: 1 }]);
    expect(troubles).toMatchObject([
      { medium: "email", state: "failed", error: "550 <v***@example.com> unknown", count: 1 },
    ]);
  });

  test("lists deliveries by way, state and kind, page by page; addresses are masked", async () => {
    await wantsMail();
    const ids = [await add("failed", { error: "no vera@example.com" }), await add("sent"), await add("sent")];
    await add("skipped", { medium: "push", kind: "live", reason: "ended" });
    const first = await list({ medium: "email", limit: 2 });
    expect(first.items.map(({ id }) => id)).toEqual([ids[2], ids[1]]);
    const second = await list({ medium: "email", limit: 2, cursor: first.next_cursor });
    expect(second).toMatchObject({
      items: [{ id: ids[0], target: "v***@example.com", error: "no v***@example.com" }],
      next_cursor: null,
    });
    expect((await list({ state: "sent" })).items).toHaveLength(2);
    expect((await list({ kind: "live" })).items).toMatchObject([{ medium: "push", target: null }]);
    expect(JSON.stringify(await list())).not.toContain("vera@");
  });

  test("tries again what failed, some, alike or all, each once, and wakes who sends", async () => {
    const [one, two] = [
      await add("failed", { error: "a" }),
      await add("failed", { error: "b", attempts: 5 }),
    ];
    await add("failed", { error: "b", medium: "push" });
    const sent = await add("sent");
    expect(await retry({ what: "these", ids: [one, sent] })).toEqual({ retried: 1 });
    expect(await retry({ what: "these", ids: [one, sent] })).toEqual({ retried: 0 });
    const { troubles } = await overview();
    const key = troubles.find(({ medium }) => medium === "email")?.key ?? "";
    expect(await retry({ what: "alike", key })).toEqual({ retried: 1 });
    expect((await list({ state: "queued" })).items).toMatchObject([
      { id: two, attempts: 0, error: null },
      { id: one, attempts: 0 },
    ]);
    expect(await Promise.all([retry({ what: "all" }), retry({ what: "all" })])).toContainEqual({
      retried: 1,
    });
    const { rows } = await query("SELECT payload -> 'media' AS media FROM outbox ORDER BY seq");
    expect(rows.map(({ media }) => media)).toEqual([["email"], ["email"], ["push"]]);
  });
});

describe("in the end", () => {
  test("rows go after their days, and digests are emptied before", async () => {
    const DAY = 86_400_000;
    const now = new Date();
    const idAt = (days: number) => uuidv7({ msecs: now.getTime() - days * DAY - 1_000 });
    for (const [days, kind, state] of [
      [91, "live", "sent"],
      [91, "live", "sending"],
      [89, "live", "sent"],
      [16, "digest", "failed"],
      [15, "digest", "sent"],
      [13, "digest", "sent"],
    ] as const) {
      await query(
        "INSERT INTO delivery (id, user_id, kind, medium, state, about) VALUES ($1, $2, $3, 'email', $4, '{}')",
        [idAt(days), vera, kind, state],
      );
    }
    for (const days of [31, 29]) {
      await query("INSERT INTO digest_sent VALUES ($1, $2)", [vera, new Date(now.getTime() - days * DAY)]);
    }
    expect(await pruneDeliveries(database.pool, { before: new Date(now.getTime() - 90 * DAY), now })).toBe(1);
    const { rows } = await query(
      "SELECT concat_ws(' ', kind, state, CASE WHEN about IS NULL THEN 'empty' END) AS line FROM delivery ORDER BY id",
    );
    expect(rows.map(({ line }) => line)).toEqual([
      "live sending",
      "live sent",
      "digest failed",
      "digest sent empty",
      "digest sent",
    ]);
    expect((await query("SELECT FROM digest_sent")).rowCount).toBe(1);
  });

  test("all of a person's goes with the person", async () => {
    await wantsMail();
    await goLive();
    await spread();
    await query("INSERT INTO digest_sent VALUES ($1, now())", [vera]);
    await query("DELETE FROM person WHERE id = $1", [vera]);
    for (const table of [
      "delivery",
      "digest_sent",
      "notification",
      "mail_address",
      "notification_preference",
    ]) {
      expect((await query(`SELECT FROM ${table}`)).rowCount).toBe(0);
    }
  });
});
