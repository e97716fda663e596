import { createECDH, randomBytes } from "node:crypto";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { createOutbound, type Outbound } from "@/lib/outbound";
import { createPush, type Push, type PushManner, type PushMessage } from "@/lib/push";
import { type TestDatabase, testDatabase } from "@/tests/support/database";
import { addPerson } from "@/tests/support/live-rows";
import { decryptPush } from "@/tests/support/push-crypto";
import {
  type FakeBrowser,
  type Mood,
  type PushService,
  startPushService,
} from "@/tests/support/push-service";

let database: TestDatabase;
let service: PushService;
let outbound: Outbound;
let vera: string;
let max: string;
const encryptionKey = randomBytes(32).toString("base64");

beforeAll(async () => {
  database = await testDatabase();
  service = await startPushService();
  outbound = createOutbound({ allow: [service.host] });
  vera = await addPerson(database.pool, "1");
  max = await addPerson(database.pool, "2");
});
afterAll(async () => {
  outbound.close();
  await service.stop();
  await database.drop();
});
beforeEach(() => database.pool.query("TRUNCATE push_device, vapid_key, outbox"));
afterEach(() => {
  expect(service.complaints.splice(0)).toEqual([]);
  service.moods.length = 0;
});

const pushWith = (options: { key?: string } = {}) =>
  createPush({
    pool: database.pool,
    outbound,
    encryptionKey: options.key ?? encryptionKey,
    subject: "mailto:ops@tally.example",
  });

const message: PushMessage = {
  ...{ kind: "live", title: "Kaya is live 🦊", body: "Any% <b>attempts</b>", icon: null },
  ...{ url: "https://twitch.tv/kaya", tag: "stream:1", lang: "en", at: "2026-11-21T12:00:00.000Z" },
  notificationId: null,
};
const manner: PushManner = { ttlSeconds: 3600, urgent: true, about: "stream:1" };

async function registered(push: Push, browser: FakeBrowser, userId = vera) {
  const device = await push.register(userId, browser.subscription);
  const [target] = await push.targets([device.id]);
  if (!target) throw new Error("there is no target");
  return { device, target };
}

const events = async () =>
  (
    await database.pool.query(
      "SELECT payload ->> 'userId' AS id FROM outbox WHERE kind = 'preferences.changed' ORDER BY seq",
    )
  ).rows.map(({ id }: { id: string }) => id);

describe("how the test's own browser reads pushes", () => {
  const auth = Buffer.from("BTBZMqHH6r4Tts7J_aSIgg", "base64url");
  const receiver = createECDH("prime256v1");
  receiver.setPrivateKey("q1dXpw3UpT5VOmu_cf_v6ih07Aems3njxI-JWgLcM94", "base64url");
  const body = Buffer.from(
    "DGv6ra1nlYgDCS1FRnbzlwAAEABBBP4z9KsN6nGRTbVYI_c7VJSPQTBtkgcy27mlmlMoZIIgDll6e3vCYLocInmYWAmS6TlzAC8wEqKK6PBru3jl7A_yl95bQpu6cVPTpK4Mqgkf1CXztLVBSt2Ks3oZwbuwXPXLWyouBWLVWGNWQexSgSxsj_Qulcy4a-fN",
    "base64url",
  );

  test("is as the example of RFC 8291 (appendix A) has it", () => {
    expect(decryptPush(body, { receiver, auth })).toBe("When I grow up, I want to be a watermelon");
  });

  test("lets nothing through that was changed, or that is for another", () => {
    const changed = Buffer.from(body);
    changed.writeUInt8(changed.readUInt8(90) ^ 1, 90);
    expect(() => decryptPush(changed, { receiver, auth })).toThrow();
    expect(() => decryptPush(body, { receiver, auth: randomBytes(16) })).toThrow();
  });
});

describe("the key that pushes are signed with", () => {
  test("is made once, however many processes need it first at once", async () => {
    const keys = await Promise.all(Array.from({ length: 8 }, () => pushWith().publicKey()));
    expect(new Set(keys).size).toBe(1);
    expect(Buffer.from(keys[0] ?? "", "base64url")).toHaveLength(65);
    expect(await pushWith().publicKey()).toBe(keys[0]);
  });

  test("is not replaced by a process with another encryption key: it says what is wrong", async () => {
    const key = await pushWith().publicKey();
    const stranger = pushWith({ key: randomBytes(32).toString("base64") });
    await expect(stranger.publicKey()).rejects.toThrow("another TOKEN_ENCRYPTION_KEY");
    expect(await pushWith().publicKey()).toBe(key);
  });

  test("stands in the database sealed", async () => {
    await pushWith().publicKey();
    const { rows } = await database.pool.query("SELECT private_key FROM vapid_key");
    expect(rows).toEqual([{ private_key: expect.stringMatching(/^v1\./) }]);
  });
});

describe("N3: a push", () => {
  test("is signed and encrypted so that the browser can read it and nobody else", async () => {
    const push = pushWith();
    const browser = service.subscribe(await push.publicKey());
    const { target, device } = await registered(push, browser);
    expect(device.lastSentAt).toBeNull();
    const outcome = await push.send(target, message, manner);
    expect(outcome).toEqual({ kind: "sent", receipt: expect.stringMatching(/\/kept\//) });
    expect(browser.received).toEqual([
      {
        ...{ message, ttl: 3600, urgency: "high", topic: expect.stringMatching(/^[\w-]{32}$/) },
        at: expect.any(Number),
        vapid: {
          subject: "mailto:ops@tally.example",
          audience: `http://${service.host}`,
          expires: expect.any(Number),
          publicKey: await push.publicKey(),
        },
      },
    ]);
    expect((await push.list(vera))[0]).toMatchObject({ lastSentAt: expect.any(String), lastError: null });
  });

  test.each<[string, Mood, object]>([
    ["404", { status: 404 }, { kind: "gone" }],
    ["413", { status: 413 }, { kind: "refused", reason: "too_large" }],
    ["400", { status: 400, body: "no" }, { kind: "refused", reason: "rejected" }],
    ["429", { status: 429, retryAfter: "7" }, { kind: "retry", afterMs: 7_000 }],
    ["500", { status: 500 }, { kind: "retry", afterMs: null }],
    ["nothing, and hangs up", "hang up", { kind: "retry", afterMs: null }],
  ])("to a service that answers %s", async (_what, mood, outcome) => {
    const push = pushWith();
    const { target, device } = await registered(push, service.subscribe());
    service.moods.push(mood);
    expect(await push.send(target, message, manner)).toMatchObject(outcome);
    const [left] = await push.list(vera);
    if ("kind" in outcome && outcome.kind === "gone") expect(left).toBeUndefined();
    else
      expect(left).toMatchObject({ id: device.id, lastError: expect.stringMatching(/\w/), lastSentAt: null });
  });

  test("to a browser that took its permission back removes it, and the person's pages are told", async () => {
    const push = pushWith();
    const browser = service.subscribe();
    const { target } = await registered(push, browser);
    await database.pool.query("TRUNCATE outbox");
    browser.remove();
    expect(await push.send(target, message, manner)).toMatchObject({ kind: "gone" });
    expect(await push.list(vera)).toEqual([]);
    expect(await push.targets([target.id])).toEqual([]);
    expect(await events()).toEqual([vera]);
  });

  test("to a service that is down is tried again, and goes once it is up", async () => {
    const push = pushWith();
    const browser = service.subscribe();
    const { target } = await registered(push, browser);
    await service.down();
    expect(await push.send(target, message, manner)).toMatchObject({ kind: "retry" });
    await service.up();
    expect(await push.send(target, message, manner)).toMatchObject({ kind: "sent" });
    expect((await push.list(vera))[0]?.lastError).toBeNull();
  });

  test("to a browser that subscribed with another key is refused, and the browser stays", async () => {
    const push = pushWith();
    const { target } = await registered(push, service.subscribe("another"));
    expect(await push.send(target, message, manner)).toMatchObject({ kind: "refused", reason: "other_key" });
    expect(await push.list(vera)).toHaveLength(1);
  });

  test("ends when the process has to stop", async () => {
    const push = pushWith();
    const { target } = await registered(push, service.subscribe());
    service.moods.push("silent");
    const stop = new AbortController();
    const sending = push.send(target, message, manner, stop.signal);
    stop.abort(new Error("stopping"));
    await expect(sending).rejects.toThrow("stopping");
  });
});

describe("a browser", () => {
  test("registers twice and is one", async () => {
    const push = pushWith();
    const { subscription } = service.subscribe();
    const first = await push.register(vera, { ...subscription, name: "Firefox on Linux" });
    const again = await push.register(vera, subscription);
    expect(again).toMatchObject({ id: first.id, name: "Firefox on Linux" });
    expect(await events()).toEqual([vera]);
  });

  test("goes to who registers it last, as another device: what waits for the one before is not theirs", async () => {
    const push = pushWith();
    const browser = service.subscribe();
    const before = await push.register(vera, browser.subscription);
    const after = await push.register(max, browser.subscription);
    expect(after.id).not.toBe(before.id);
    expect([await push.list(vera), (await push.list(max)).map(({ id }) => id)]).toEqual([[], [after.id]]);
    expect(await events()).toEqual([vera, vera, max]);
  });

  test("whose push service gave it another subscription goes on under its name", async () => {
    const push = pushWith();
    const [old, fresh] = [service.subscribe(), service.subscribe()];
    const before = await push.register(vera, { ...old.subscription, name: "The sofa" });
    const after = await push.register(vera, { ...fresh.subscription, replaces: old.subscription.endpoint });
    expect(after).toMatchObject({ id: before.id, name: "The sofa" });
    const [target] = await push.targets([before.id]);
    expect(target).toMatchObject(fresh.subscription);
    // Another's cannot be taken over by naming it.
    const third = service.subscribe();
    await push.register(max, { ...third.subscription, replaces: fresh.subscription.endpoint });
    expect(await push.list(vera)).toHaveLength(1);
  });

  test("is registered by two at once for one of them", async () => {
    const push = pushWith();
    const { subscription } = service.subscribe();
    const results = await Promise.allSettled(
      [vera, max, vera, max].map((id) => push.register(id, subscription)),
    );
    expect(results.some(({ status }) => status === "fulfilled")).toBe(true);
    const { rows } = await database.pool.query("SELECT count(*)::int AS count FROM push_device");
    expect(rows).toEqual([{ count: 1 }]);
  });

  test("is one of twenty at most", async () => {
    const push = pushWith();
    const all = await Promise.allSettled(
      Array.from({ length: 22 }, () => push.register(vera, service.subscribe().subscription)),
    );
    expect(all.filter(({ status }) => status === "fulfilled")).toHaveLength(20);
    expect(all.find((one) => one.status === "rejected")).toMatchObject({ reason: { code: "conflict" } });
  });

  test("keeps its keys sealed, and for this endpoint alone", async () => {
    const push = pushWith();
    const { subscription } = service.subscribe();
    const { id } = await push.register(vera, subscription);
    const { rows } = await database.pool.query("SELECT keys FROM push_device");
    expect(JSON.stringify(rows)).not.toContain(subscription.keys.auth);
    await database.pool.query("UPDATE push_device SET endpoint = endpoint || 'x'");
    const [target] = await push.targets([id]);
    expect(target?.keys).toBeNull();
    if (target)
      expect(await push.send(target, message, manner)).toMatchObject({ reason: "bad_subscription" });
  });
});
