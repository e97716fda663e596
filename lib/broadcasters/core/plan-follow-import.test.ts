import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  type FollowImportPlan,
  type ListedFollow,
  planFollowImport,
  type StoredFollow,
} from "./plan-follow-import";

const at = new Date("2026-01-02T03:04:05Z");
const listed = (...ids: string[]): ListedFollow[] =>
  ids.map((broadcasterId) => ({ broadcasterId, followedAt: at }));
const row = (
  broadcasterId: string,
  onTwitch: boolean,
  choice: StoredFollow["choice"] = null,
): StoredFollow => ({
  broadcasterId,
  onTwitch,
  choice,
});
const ids = (plan: FollowImportPlan) => ({
  insert: plan.insert.map((follow) => follow.broadcasterId),
  mark: plan.mark.map((follow) => follow.broadcasterId),
  unmark: plan.unmark,
  gained: plan.gained,
  lost: plan.lost,
});
const nothing = { insert: [], mark: [], unmark: [], gained: [], lost: [] };

describe("an import", () => {
  test.each<[string, string[], StoredFollow[], Partial<typeof nothing> | Record<string, string[]>]>([
    ["of a first list", ["2", "1"], [], { insert: ["1", "2"], gained: ["1", "2"] }],
    ["of the same list", ["1"], [row("1", true)], {}],
    ["of an empty list", [], [row("1", true)], { unmark: ["1"], lost: ["1"] }],
    ["of a channel listed twice", ["1", "1"], [], { insert: ["1"], gained: ["1"] }],
    ["of a channel followed on Twitch again", ["1"], [row("1", false)], { mark: ["1"], gained: ["1"] }],
    ["leaves an unfollow made by hand", ["1"], [row("1", true, "unfollow")], {}],
    [
      "notes but does not undo an unfollow made by hand",
      ["1"],
      [row("1", false, "unfollow")],
      { mark: ["1"] },
    ],
    ["leaves a follow made by hand", [], [row("1", false, "follow")], {}],
    ["keeps a follow made by hand that ends on Twitch", [], [row("1", true, "follow")], { unmark: ["1"] }],
    ["counts a follow made by hand once", ["1"], [row("1", false, "follow")], { mark: ["1"] }],
  ])("%s", (_name, list, stored, expected) => {
    expect(ids(planFollowImport(listed(...list), stored))).toEqual({ ...nothing, ...expected });
  });

  test("takes over since when a channel is followed", () => {
    expect(planFollowImport(listed("1"), []).insert).toEqual([{ broadcasterId: "1", followedAt: at }]);
  });
});

const anyId = fc.integer({ min: 1, max: 12 }).map(String);
const anyList = fc.array(anyId).map((some) => listed(...some));
const anyStored = fc.uniqueArray(
  fc.record({
    broadcasterId: anyId,
    onTwitch: fc.boolean(),
    choice: fc.constantFrom(null, "follow" as const, "unfollow" as const),
  }),
  { selector: (follow) => follow.broadcasterId },
);
const isActive = ({ onTwitch, choice }: StoredFollow) => (choice ? choice === "follow" : onTwitch);
const activeOf = (stored: readonly StoredFollow[]) =>
  new Set(stored.filter(isActive).map((follow) => follow.broadcasterId));

function apply(plan: FollowImportPlan, stored: readonly StoredFollow[]): StoredFollow[] {
  const marked = new Set(plan.mark.map((follow) => follow.broadcasterId));
  const unmarked = new Set(plan.unmark);
  return [
    ...stored.map((follow) => {
      const onTwitch =
        (follow.onTwitch || marked.has(follow.broadcasterId)) && !unmarked.has(follow.broadcasterId);
      return { ...follow, onTwitch };
    }),
    ...plan.insert.map((follow) => row(follow.broadcasterId, true)),
  ];
}

test("afterwards Twitch's list is stored exactly, every choice stands, and a second import is empty", () => {
  fc.assert(
    fc.property(anyList, anyStored, (list, stored) => {
      const after = apply(planFollowImport(list, stored), stored);
      expect(
        after
          .filter((follow) => follow.onTwitch)
          .map((follow) => follow.broadcasterId)
          .toSorted(),
      ).toEqual([...new Set(list.map((follow) => follow.broadcasterId))].toSorted());
      for (const { broadcasterId, choice } of stored) {
        expect(after.find((follow) => follow.broadcasterId === broadcasterId)?.choice).toBe(choice);
      }
      expect(ids(planFollowImport(list, after))).toEqual(nothing);
    }),
  );
});

test("gained and lost are exactly the follows that begin and end", () => {
  fc.assert(
    fc.property(anyList, anyStored, (list, stored) => {
      const plan = planFollowImport(list, stored);
      const before = activeOf(stored);
      const after = activeOf(apply(plan, stored));
      expect(plan.gained).toEqual([...after].filter((id) => !before.has(id)).toSorted());
      expect(plan.lost).toEqual([...before].filter((id) => !after.has(id)).toSorted());
    }),
  );
});
