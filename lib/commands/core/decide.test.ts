import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type Caller, cooldownRole, permission } from "../schema";
import { type ChannelState, type Decidable, decide, personCooldown } from "./decide";
import { dependsOnFollowing, isAdmitted } from "./standing";

const command = (given: Partial<Decidable> = {}): Decidable => ({
  ...{ enabled: true, permission: "everyone", people: [], streamState: "any", categories: [] },
  ...{ cooldownSeconds: 0, personCooldownSeconds: 0, roleCooldowns: {}, moderatorsExempt: true },
  ...given,
});
const viewer = (given: Partial<Caller> = {}): Caller => ({
  ...{ id: "7", login: "ann", displayName: "Ann" },
  ...{ broadcaster: false, moderator: false, vip: false, subscriber: false, follower: false },
  ...given,
});
const offline: ChannelState = { online: false, categoryId: "" };
const never = { everyone: null, person: null };
const NOW = 1_000_000_000;

const ROLES = ["viewer", ...cooldownRole.options] as const;
const as = (role: (typeof ROLES)[number]): Caller => viewer(role === "viewer" ? {} : { [role]: true });

describe("who may", () => {
  // Each row: who is admitted of viewer, follower, subscriber, VIP, moderator, broadcaster.
  test.each([
    ["everyone", [true, true, true, true, true, true]],
    ["follower", [false, true, true, true, true, true]],
    ["subscriber", [false, false, true, true, true, true]],
    ["vip", [false, false, false, true, true, true]],
    ["moderator", [false, false, false, false, true, true]],
    ["broadcaster", [false, false, false, false, false, true]],
    ["people", [false, false, false, false, false, true]],
  ] as const)("%s", (needs, admitted) => {
    expect(ROLES.map((role) => isAdmitted({ permission: needs, people: [] }, as(role)))).toEqual(admitted);
  });

  test("whoever is named may, whatever their role", () => {
    for (const needs of permission.options)
      expect(isAdmitted({ permission: needs, people: [{ id: "7" }] }, viewer())).toBe(true);
  });

  test("following matters only where it could decide", () => {
    const unknown = viewer({ follower: null });
    const of = (given: Partial<Decidable>, caller = unknown) => dependsOnFollowing(command(given), caller);
    expect(of({ permission: "follower" })).toBe(true);
    expect(of({ roleCooldowns: { follower: 5 } })).toBe(true);
    expect(of({})).toBe(false);
    expect(of({ permission: "moderator" })).toBe(false);
    expect(of({ permission: "follower", people: [{ id: "7", login: "ann" }] })).toBe(false);
    expect(of({ permission: "follower" }, viewer({ follower: false }))).toBe(false);
    expect(of({ permission: "follower" }, viewer({ follower: null, vip: true }))).toBe(false);
  });
});

describe("why not", () => {
  const online: ChannelState = { online: true, categoryId: "1" };
  test.each<[string, Partial<Decidable>, ChannelState, ReturnType<typeof decide>]>([
    ["nothing against it", {}, offline, null],
    ["switched off", { enabled: false }, offline, { why: "disabled" }],
    ["not theirs", { permission: "vip" }, offline, { why: "permission", needs: "vip" }],
    ["only live", { streamState: "online" }, offline, { why: "condition", needs: "online" }],
    ["only live, and it is", { streamState: "online" }, online, null],
    ["only offline", { streamState: "offline" }, online, { why: "condition", needs: "offline" }],
    [
      "another category",
      { categories: [{ id: "2", name: "Go" }] },
      online,
      { why: "condition", needs: "category" },
    ],
    [
      "one of the categories",
      {
        categories: [
          { id: "2", name: "Go" },
          { id: "1", name: "Chess" },
        ],
      },
      online,
      null,
    ],
  ])("%s", (_name, given, channel, refusal) => {
    expect(decide(command(given), viewer(), channel, never, NOW)).toEqual(refusal);
  });

  test.each<[string, Partial<Decidable>, Caller, [number | null, number | null], ReturnType<typeof decide>]>([
    ["nobody used it", { cooldownSeconds: 10 }, viewer(), [null, null], null],
    [
      "just now",
      { cooldownSeconds: 10 },
      viewer(),
      [0, null],
      { why: "cooldown", scope: "everyone", secondsLeft: 10 },
    ],
    [
      "4 s ago",
      { cooldownSeconds: 10 },
      viewer(),
      [4, null],
      { why: "cooldown", scope: "everyone", secondsLeft: 6 },
    ],
    ["10 s ago", { cooldownSeconds: 10 }, viewer(), [10, null], null],
    [
      "in the future",
      { cooldownSeconds: 10 },
      viewer(),
      [-99, null],
      { why: "cooldown", scope: "everyone", secondsLeft: 10 },
    ],
    [
      "by them",
      { personCooldownSeconds: 30 },
      viewer(),
      [4, 4],
      { why: "cooldown", scope: "person", secondsLeft: 26 },
    ],
    [
      "the longer of both",
      { cooldownSeconds: 40, personCooldownSeconds: 30 },
      viewer(),
      [4, 4],
      { why: "cooldown", scope: "everyone", secondsLeft: 36 },
    ],
    ["a moderator", { cooldownSeconds: 10 }, viewer({ moderator: true }), [0, 0], null],
    [
      "a moderator who waits like others",
      { cooldownSeconds: 10, moderatorsExempt: false },
      viewer({ moderator: true }),
      [0, 0],
      { why: "cooldown", scope: "everyone", secondsLeft: 10 },
    ],
  ])("cooldown: %s", (_name, given, caller, [everyone, person], refusal) => {
    const ago = (seconds: number | null) => (seconds === null ? null : NOW - seconds * 1000);
    const last = { everyone: ago(everyone), person: ago(person) };
    expect(decide(command(given), caller, offline, last, NOW)).toEqual(refusal);
  });

  test("of the cooldowns of several roles the least counts, and 0 is none", () => {
    const settings = { personCooldownSeconds: 60, roleCooldowns: { subscriber: 20, vip: 30, moderator: 0 } };
    expect(ROLES.map((role) => personCooldown(settings, as(role)))).toEqual([60, 60, 20, 20, 0, 0]);
  });
});

const seconds = fc.integer({ min: 0, max: 86_400 });
const settingsArb: fc.Arbitrary<Decidable> = fc.record({
  enabled: fc.boolean(),
  permission: fc.constantFrom(...permission.options),
  people: fc.constant([]),
  streamState: fc.constantFrom("any" as const, "online" as const, "offline" as const),
  categories: fc.constantFrom([], [{ id: "1", name: "Chess" }]),
  cooldownSeconds: seconds,
  personCooldownSeconds: seconds,
  roleCooldowns: fc.record(
    { follower: seconds, subscriber: seconds, vip: seconds, moderator: seconds, broadcaster: seconds },
    { requiredKeys: [] },
  ),
  moderatorsExempt: fc.boolean(),
});
const moment = fc.option(fc.integer({ min: NOW - 100_000_000, max: NOW + 1_000 }));
const situation = fc.record({
  channel: fc.record({ online: fc.boolean(), categoryId: fc.constantFrom("", "1", "2") }),
  last: fc.record({ everyone: moment, person: moment }),
});

test("who is refused for a cooldown is not refused for it when the seconds are over, and before it they are", () => {
  fc.assert(
    fc.property(settingsArb, situation, fc.constantFrom(...ROLES), (settings, { channel, last }, role) => {
      const refusal = decide(settings, as(role), channel, last, NOW);
      if (refusal?.why !== "cooldown") return;
      expect(refusal.secondsLeft).toBeGreaterThan(0);
      expect(refusal.secondsLeft).toBeLessThanOrEqual(86_400);
      const back = Math.max(0, (last.everyone ?? 0) - NOW, (last.person ?? 0) - NOW);
      const over = NOW + Math.ceil(refusal.secondsLeft * 1000) + back;
      expect(decide(settings, as(role), channel, last, over)).toBeNull();
    }),
  );
});

test("a higher role is admitted to all that a lower one is", () => {
  fc.assert(
    fc.property(fc.constantFrom(...permission.options), fc.nat(4), (needs, place) => {
      const [low, high] = [as(ROLES[place] ?? "viewer"), as(ROLES[place + 1] ?? "broadcaster")];
      const admission = { permission: needs, people: [] };
      expect(isAdmitted(admission, high) || !isAdmitted(admission, low)).toBe(true);
    }),
  );
});
