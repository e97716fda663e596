import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { planWanted, type TrackedBroadcaster } from "./plan-wanted";
import { subscriptionKey } from "./subscription-key";

const settings = { budget: 10_000, clientId: "client", transport: "webhook" } as const;
const stranger = (id: string, followers: number): TrackedBroadcaster => ({
  ...{ id, followers, authorised: false, scopes: [] },
});
const known = (id: string, scopes: string[] = []): TrackedBroadcaster => ({
  ...{ id, followers: 0, authorised: true, scopes },
});
const names = ({ wanted }: ReturnType<typeof planWanted>) =>
  wanted.map(({ type, broadcasterId }) => (broadcasterId === null ? type : `${type} ${broadcasterId}`));

describe("what is subscribed to", () => {
  test("begins with what costs nothing, then go-lives of the most followed, ends, and titles", () => {
    const plan = planWanted(
      [stranger("a", 1), stranger("b", 2), known("c", ["channel:manage:vips"])],
      settings,
    );
    expect(names(plan)).toEqual([
      "user.authorization.grant",
      "user.authorization.revoke",
      "stream.online c",
      "stream.offline c",
      "channel.update c",
      "channel.vip.add c",
      "channel.vip.remove c",
      "stream.online b",
      "stream.online a",
      "stream.offline b",
      "stream.offline a",
      "channel.update b",
      "channel.update a",
    ]);
    expect(plan.beyond).toBe(0);
  });

  test("within ten, go-lives come before ends; what is left to polling is counted without titles", () => {
    const many = Array.from({ length: 30 }, (_, place) => stranger(String(place), 100 - place));
    const plan = planWanted(many, { ...settings, budget: 10 });
    expect(names(plan).slice(2)).toEqual(Array.from({ length: 8 }, (_, place) => `stream.online ${place}`));
    expect(plan.beyond).toBe(52);
  });

  test("over the WebSocket of one account leaves out what only the app may ask for", () => {
    const plan = planWanted([known("c", ["moderation:read"])], {
      ...settings,
      transport: "websocket",
      budget: 10,
    });
    expect(names(plan)).toEqual(["stream.online c", "stream.offline c", "channel.update c"]);
  });

  test("by a conduit includes that its shard is disabled", () => {
    expect(names(planWanted([], { ...settings, transport: "conduit" }))).toContain("conduit.shard.disabled");
  });

  test.each([0, -5, Number.NaN])("with a budget of %s holds only what costs nothing", (budget) => {
    const plan = planWanted([stranger("a", 1), known("c")], { ...settings, budget });
    expect(names(plan)).toEqual(["stream.online c", "stream.offline c", "channel.update c"]);
  });
});

test("never costs more than its budget, nothing twice, and nobody before somebody with more followers", () => {
  const broadcasters = fc.uniqueArray(
    fc.record({
      id: fc.nat(50).map(String),
      authorised: fc.boolean(),
      followers: fc.nat(20),
      scopes: fc.subarray(["channel:read:vips", "moderation:read", "channel:read:subscriptions"]),
    }),
    { selector: ({ id }) => id, maxLength: 40 },
  );
  fc.assert(
    fc.property(broadcasters, fc.nat(60), (all, budget) => {
      const { wanted } = planWanted(all, { ...settings, budget });
      expect(wanted.reduce((sum, { cost }) => sum + cost, 0)).toBeLessThanOrEqual(budget);
      expect(new Set(wanted.map(subscriptionKey)).size).toBe(wanted.length);
      const online = new Set(
        wanted.filter(({ type }) => type === "stream.online").map((one) => one.broadcasterId),
      );
      const strangers = all.filter(({ authorised }) => !authorised);
      for (const left of strangers.filter(({ id }) => !online.has(id))) {
        for (const taken of strangers.filter(({ id }) => online.has(id))) {
          expect(taken.followers).toBeGreaterThanOrEqual(left.followers);
        }
      }
    }),
  );
});
