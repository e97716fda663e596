import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { RoleHolder } from "../schema";
import { type HeldPeriod, planRoles, type RolePlan } from "./plan-roles";

const person = (userId: string, more: Partial<RoleHolder> = {}): RoleHolder => ({
  userId,
  login: `user${userId}`,
  displayName: `User${userId}`,
  tier: "1000",
  gift: false,
  gifterLogin: null,
  ...more,
});
const period = (userId: string, more: Partial<RoleHolder> = {}): HeldPeriod => ({
  ...person(userId, more),
  id: `period ${userId}`,
});
const NOTHING: RolePlan = { grant: [], revoke: [], change: [], rename: [] };

describe("planRoles", () => {
  test.each<[string, HeldPeriod[], RoleHolder[], Partial<RolePlan>]>([
    ["nobody and nobody", [], [], {}],
    ["nothing new", [period("1")], [person("1")], {}],
    ["somebody new", [], [person("1")], { grant: [person("1")] }],
    ["somebody gone", [period("1")], [], { revoke: [period("1")] }],
    [
      "another tier",
      [period("1")],
      [person("1", { tier: "3000" })],
      { change: [{ before: period("1"), after: person("1", { tier: "3000" }) }] },
    ],
    [
      "a gift that they go on paying for",
      [period("1", { gift: true, gifterLogin: "vera" })],
      [person("1")],
      { change: [{ before: period("1", { gift: true, gifterLogin: "vera" }), after: person("1") }] },
    ],
    [
      "another login",
      [period("1")],
      [person("1", { login: "new" })],
      { rename: [period("1", { login: "new" })] },
    ],
    [
      "another giver, which may be the same under another login",
      [period("1", { gift: true, gifterLogin: "vera" })],
      [person("1", { gift: true, gifterLogin: "vera2" })],
      { rename: [period("1", { gift: true, gifterLogin: "vera2" })] },
    ],
    [
      "an id twice: as told last",
      [],
      [person("1"), person("1", { tier: "2000" })],
      { grant: [person("1", { tier: "2000" })] },
    ],
  ])("%s", (_name, held, listed, plan) => {
    expect(planRoles(held, listed)).toEqual({ ...NOTHING, ...plan });
  });

  test("of whom we know something newer the list says nothing", () => {
    const held = [period("1"), period("2", { tier: "3000" }), period("3", { login: "new" })];
    const listed = [person("2"), person("3"), person("4")];
    expect(planRoles(held, listed, new Set(["1", "2", "3", "4"]))).toEqual(NOTHING);
  });

  const anyHolder = fc.record({
    userId: fc.integer({ min: 1, max: 12 }).map(String),
    login: fc.constantFrom("a", "b"),
    displayName: fc.constantFrom("A", "B"),
    tier: fc.constantFrom("1000" as const, "2000" as const, "3000" as const),
    gift: fc.boolean(),
    gifterLogin: fc.constantFrom(null, "g"),
  });
  const anyHeld = fc
    .uniqueArray(anyHolder, { selector: ({ userId }) => userId })
    .map((holders) => holders.map((holder) => ({ ...holder, id: `period ${holder.userId}` })));
  const apply = (held: readonly HeldPeriod[], { grant, revoke, change, rename }: RolePlan): HeldPeriod[] => {
    const ended = new Set([...revoke, ...change.map(({ before }) => before)].map(({ id }) => id));
    const renamed = new Map(rename.map((one) => [one.id, one]));
    const begun = [...grant, ...change.map(({ after }) => after)];
    return [
      ...held.filter(({ id }) => !ended.has(id)).map((one) => renamed.get(one.id) ?? one),
      ...begun.map((one) => ({ ...one, id: `period ${one.userId}` })),
    ];
  };

  test("carried out it makes the record equal to the list, and then there is nothing left to do", () => {
    fc.assert(
      fc.property(anyHeld, fc.array(anyHolder), (held, listed) => {
        const after = apply(held, planRoles(held, listed));
        const expected = new Map(listed.map((one) => [one.userId, one]));
        expect(new Map(after.map(({ id: _, ...one }) => [one.userId, one]))).toEqual(expected);
        expect(after).toHaveLength(expected.size);
        expect(planRoles(after, listed)).toEqual(NOTHING);
      }),
    );
  });
  test("nobody is in it twice, and nobody of whom something newer is known", () => {
    fc.assert(
      fc.property(anyHeld, fc.array(anyHolder), fc.array(fc.nat(12)), (held, listed, ids) => {
        const newer = new Set(ids.map(String));
        const { grant, revoke, change, rename } = planRoles(held, listed, newer);
        const touched = [...grant, ...revoke, ...change.map(({ after }) => after), ...rename];
        const people = touched.map(({ userId }) => userId);
        expect(new Set(people).size).toBe(people.length);
        expect(people.filter((id) => newer.has(id))).toEqual([]);
      }),
    );
  });
});
