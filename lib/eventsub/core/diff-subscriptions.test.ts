import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { diffSubscriptions, type Held, type Refusal } from "./diff-subscriptions";
import { subscriptionKey, type Wanted } from "./subscription-key";

const now = new Date("2026-11-22T12:00:00Z");
const ago = (ms: number) => new Date(now.getTime() - ms);
const want = (broadcasterId: string, over: Partial<Wanted> = {}): Wanted => ({
  type: "stream.online",
  version: "1",
  condition: { broadcaster_user_id: broadcasterId },
  broadcasterId,
  cost: 1,
  needsGrant: false,
  ...over,
});
const hold = (broadcasterId: string, over: Partial<Held> = {}): Held => ({
  id: `id-${broadcasterId}`,
  type: "stream.online",
  version: "1",
  condition: { broadcaster_user_id: broadcasterId },
  status: "enabled",
  cost: 1,
  inPlace: true,
  createdAt: ago(3_600_000),
  ...over,
});
const diff = (
  wanted: Wanted[],
  held: Held[],
  refusals: Refusal[] = [],
  grantedAt = new Map<string, Date>(),
) => diffSubscriptions({ wanted, held, refusals, grantedAt, now });
const PENDING = "webhook_callback_verification_pending";

describe("what there is and what is wanted", () => {
  test.each([
    ["is there", [hold("1")], [], 0],
    ["is missing", [], [], 1],
    ["is there twice", [hold("1"), hold("1", { id: "b", createdAt: ago(1) })], ["duplicate"], 0],
    ["goes elsewhere", [hold("1", { inPlace: false })], ["elsewhere"], 1],
    ["has another version", [hold("1", { version: "2" })], ["surplus"], 1],
    ["waits for its challenge", [hold("1", { status: PENDING, createdAt: ago(60_000) })], [], 0],
    ["waits too long", [hold("1", { status: PENDING, createdAt: ago(121_000) })], ["unverified"], 0],
    [
      "failed its challenge",
      [hold("1", { status: "webhook_callback_verification_failed" })],
      ["unverified"],
      0,
    ],
    ["died", [hold("1", { status: "notification_failures_exceeded" })], ["dead"], 0],
    ["died, and another works", [hold("1", { status: "user_removed" }), hold("1", { id: "b" })], ["dead"], 0],
    ["is about somebody else", [hold("2")], ["surplus"], 1],
  ] as const)("%s", (_what, held, whys, made) => {
    const result = diff([want("1")], [...held]);
    expect(result.remove.map(({ why }) => why)).toEqual(whys);
    expect(result.create).toHaveLength(made);
  });

  test("of two alike the older one stays, and one that works before one that waits", () => {
    const older = hold("1", { id: "a", createdAt: ago(2) });
    const younger = hold("1", { id: "b", createdAt: ago(1) });
    expect(diff([want("1")], [younger, older]).keep).toEqual([older]);
    const waiting = hold("1", { id: "c", status: PENDING, createdAt: ago(3) });
    expect(diff([want("1")], [waiting, younger]).keep).toEqual([younger]);
  });
});

describe("what was refused", () => {
  const key = subscriptionKey(want("1"));
  const refusal = { key, attempts: 1, refusedAt: ago(1000), retryAt: new Date(now.getTime() + 1000) };

  test("rests until its time", () => {
    expect(diff([want("1")], [], [refusal])).toMatchObject({ create: [], resting: [want("1")] });
    expect(diff([want("1")], [], [{ ...refusal, retryAt: now }]).create).toEqual([want("1")]);
  });

  test("is asked for again at once when it needs a permission that is newer", () => {
    const needy = want("1", { needsGrant: true });
    const granted = (at: Date) => diff([needy], [], [refusal], new Map([["1", at]])).create;
    expect(granted(ago(2000))).toEqual([]);
    expect(granted(ago(500))).toEqual([needy]);
    expect(diff([want("1")], [], [refusal], new Map([["1", now]])).create).toEqual([]);
  });
});

const STATUSES = ["enabled", PENDING, "webhook_callback_verification_failed", "authorization_revoked"];
const someHeld = fc.array(
  fc.record({
    id: fc.uuid(),
    who: fc.nat(6).map(String),
    status: fc.constantFrom(...STATUSES),
    inPlace: fc.boolean(),
    age: fc.nat(300_000),
  }),
  { maxLength: 30 },
);
const someWanted = fc.uniqueArray(fc.nat(6).map(String)).map((ids) => ids.map((id) => want(id)));

test("done once, there is nothing left to do but what rests", () => {
  fc.assert(
    fc.property(someWanted, someHeld, (wanted, rows) => {
      const held = rows.map(({ who, age, ...row }) => hold(who, { ...row, createdAt: ago(age) }));
      const first = diff(wanted, held);
      const gone = new Set(first.remove.map(({ held: { id } }) => id));
      const made = first.create.map((one, place) => hold(one.broadcasterId ?? "", { id: `made-${place}` }));
      const after = [...held.filter(({ id }) => !gone.has(id)), ...made];
      const refusals = first.resting.map((one) => ({
        ...{ key: subscriptionKey(one), attempts: 1, refusedAt: now },
        retryAt: new Date(now.getTime() + 1),
      }));
      const second = diff(wanted, after, refusals);
      expect(second).toMatchObject({ create: [], remove: [] });
      // Each wanted one is there exactly once, or rests.
      const there = [...second.keep.map(subscriptionKey), ...second.resting.map(subscriptionKey)];
      expect(there.toSorted()).toEqual(wanted.map(subscriptionKey).toSorted());
    }),
  );
});
