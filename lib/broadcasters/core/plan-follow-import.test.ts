import fc from "fast-check";
import { expect, test } from "vitest";
import { planFollowImport, type StoredFollow } from "./plan-follow-import";

test.each<[string, string[], StoredFollow[], { begin: string[]; end: string[] }]>([
  ["a first import", ["1", "2"], [], { begin: ["1", "2"], end: [] }],
  ["nothing new", ["1"], [{ broadcasterId: "1", onTwitch: true }], { begin: [], end: [] }],
  ["unfollowed on Twitch", [], [{ broadcasterId: "1", onTwitch: true }], { begin: [], end: ["1"] }],
  ["followed by hand before", ["1"], [{ broadcasterId: "1", onTwitch: false }], { begin: ["1"], end: [] }],
  ["followed by hand only", [], [{ broadcasterId: "1", onTwitch: false }], { begin: [], end: [] }],
  ["listed twice", ["1", "1"], [], { begin: ["1"], end: [] }],
])("%s", (_name, onTwitch, stored, plan) => {
  expect(planFollowImport(onTwitch, stored)).toEqual(plan);
});

const ids = fc.uniqueArray(fc.integer({ min: 1, max: 30 }).map(String));

test("after an import the stored list is Twitch's, and a second import writes nothing", () => {
  fc.assert(
    fc.property(ids, ids, (onTwitch, before) => {
      const stored = new Map(before.map((id, place) => [id, place % 2 === 0]));
      const rows = () => [...stored].map(([broadcasterId, on]) => ({ broadcasterId, onTwitch: on }));
      const plan = planFollowImport(onTwitch, rows());
      for (const id of plan.begin) stored.set(id, true);
      for (const id of plan.end) stored.set(id, false);
      expect(
        rows()
          .filter((row) => row.onTwitch)
          .map((row) => row.broadcasterId)
          .sort(),
      ).toEqual([...onTwitch].sort());
      expect(planFollowImport(onTwitch, rows())).toEqual({ begin: [], end: [] });
    }),
  );
});
