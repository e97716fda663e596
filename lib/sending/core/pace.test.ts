import fc from "fast-check";
import { expect, test } from "vitest";
import { type Claim, type Head, mayBeSentAt, PACE_REACH_MS, planSending } from "./pace";

const NOW = 1_800_000_000_000;
const head = (over: Partial<Head> = {}): Head => ({
  ...{ id: "a", channelId: "c", role: "moderator", urgency: 1, createdAt: NOW - 1000, notBefore: 0 },
  ...over,
});
const claims = (count: number, over: Partial<Claim> = {}): Claim[] =>
  Array.from({ length: count }, () => ({ channelId: "other", at: NOW - 100, ...over }));

test.each([
  ["nothing was said", head(), [], NOW],
  ["99 before, where it is trusted", head(), claims(99), NOW],
  ["100 before, where it is trusted", head(), claims(100), NOW - 100 + 33_000],
  ["19 before, where it is nobody", head({ role: "nobody" }), claims(19), NOW],
  ["20 before, where it is nobody", head({ role: "nobody" }), claims(20), NOW - 100 + 33_000],
  ["20 before, where it is not known", head({ role: null }), claims(20), NOW - 100 + 33_000],
  [
    "one before in the same channel",
    head({ role: "nobody" }),
    claims(1, { channelId: "c" }),
    NOW - 100 + 1_100,
  ],
  ["one before in the same channel, as a VIP", head({ role: "vip" }), claims(1, { channelId: "c" }), NOW],
  ["Twitch wants it later", head({ notBefore: NOW + 5_000 }), [], NOW + 5_000],
  ["100 long ago", head(), claims(100, { at: NOW - 33_001 }), NOW],
])("when it may be sent: %s", (_case, message, before, at) => {
  expect(mayBeSentAt(message, before, NOW)).toBe(at);
});

test("the urgent go first, then those who wait longest", () => {
  const heads = [
    head({ id: "timer", channelId: "1", urgency: 3, createdAt: NOW - 9000 }),
    head({ id: "late", channelId: "2", createdAt: NOW - 10 }),
    head({ id: "early", channelId: "3", createdAt: NOW - 500 }),
    head({ id: "order", channelId: "4", urgency: 0, createdAt: NOW }),
  ];
  expect(planSending(heads, claims(97), NOW).claims.map(({ id }) => id)).toEqual(["order", "early", "late"]);
});

test("nothing that waits: nobody has to come back", () => {
  expect(planSending([], claims(100), NOW)).toEqual({ claims: [], nextAt: null });
});

const role = fc.constantFrom("nobody", "vip", "moderator", "broadcaster", null);
const wish = fc.record({ channel: fc.nat(5), afterMs: fc.nat(2_000), role });

test("however messages come, an account never exceeds Twitch's limits, and all are sent in the end", () => {
  fc.assert(
    fc.property(fc.array(wish, { maxLength: 150 }), (wishes) => {
      const sent: (Claim & { trusted: boolean })[] = [];
      let now = NOW;
      const waiting = wishes.map((one, place) => {
        now += one.afterMs;
        // What a channel is does not change while its messages wait.
        const known = wishes.find(({ channel }) => channel === one.channel) ?? one;
        return head({ id: String(place), channelId: String(one.channel), role: known.role, createdAt: now });
      });
      for (now = NOW; waiting.length > 0; ) {
        const heads = [...new Map(waiting.toReversed().map((one) => [one.channelId, one])).values()];
        const plan = planSending(heads, sent, now);
        for (const one of plan.claims) {
          sent.push({
            channelId: one.channelId,
            at: now,
            trusted: one.role !== null && one.role !== "nobody",
          });
          waiting.splice(waiting.indexOf(one), 1);
        }
        if (plan.claims.length === 0) {
          expect(plan.nextAt).toBeGreaterThan(now);
          now = plan.nextAt ?? now;
        }
      }
      for (const one of sent) {
        const window = sent.filter(({ at }) => at > one.at - 30_000 && at <= one.at);
        const upToHere = window.slice(0, window.indexOf(one) + 1);
        expect(upToHere.length).toBeLessThanOrEqual(one.trusted ? 100 : 20);
        const inChannel = sent.filter(
          ({ channelId, at }) => channelId === one.channelId && at > one.at - 1_000 && at <= one.at,
        );
        if (!one.trusted) expect(inChannel).toHaveLength(1);
      }
    }),
    { numRuns: 60 },
  );
});

test("claims further back than the reach make no difference", () => {
  const old = claims(100, { channelId: "c", at: NOW - PACE_REACH_MS });
  expect(mayBeSentAt(head({ role: "nobody" }), old, NOW)).toBe(NOW);
});
