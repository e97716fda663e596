import { expect, test } from "vitest";
import { FaultBoard } from "./fault-board";

function board() {
  const clock = { now: 1_000 };
  return { clock, faults: new FaultBoard(() => clock.now) };
}

test("a fault strikes the requests it was set for and no more", () => {
  const { faults } = board();
  faults.set({ kind: "hang", endpoint: "helix/streams", times: 2 });
  expect(faults.strike("helix/users")).toEqual([]);
  expect([1, 2, 3].map(() => faults.strike("helix/streams").length)).toEqual([1, 1, 0]);
  expect(faults.list()).toEqual([]);
});

test("a fault spares the requests before its turn, at its endpoint", () => {
  const { faults } = board();
  faults.set({ kind: "hang", endpoint: "helix/streams", after: 2, times: 1 });
  expect(faults.strike("helix/users")).toEqual([]);
  expect([1, 2, 3, 4].map(() => faults.strike("helix/streams").length)).toEqual([0, 0, 1, 0]);
});

test("a fault for a time is gone after it", () => {
  const { clock, faults } = board();
  faults.set({ kind: "truncate", forMs: 500 });
  expect(faults.strike("helix/users")).toHaveLength(1);
  clock.now += 500;
  expect(faults.strike("helix/users")).toHaveLength(0);
});

test("a fault without bounds stays until cleared", () => {
  const { faults } = board();
  const id = faults.set({ kind: "truncate" });
  const other = faults.set({ kind: "hang" });
  for (let request = 0; request < 100; request += 1) expect(faults.strike("helix/users")).toHaveLength(2);
  faults.clear(id);
  expect(faults.list().map((entry) => entry.id)).toEqual([other]);
  faults.clear();
  expect(faults.strike("helix/users")).toEqual([]);
});

test.each([
  ["*", ["helix/streams", "oauth2/token"], []],
  ["helix", ["helix/streams", "helix/users"], ["oauth2/token"]],
  ["oauth2", ["oauth2/token"], ["helix/streams"]],
  ["helix/streams", ["helix/streams"], ["helix/streams/followed", "helix/users"]],
] as const)("scope %s covers what it says", (scope, covered, notCovered) => {
  const { faults } = board();
  faults.set({ kind: "hang", endpoint: scope });
  for (const endpoint of covered) expect(faults.strike(endpoint)).toHaveLength(1);
  for (const endpoint of notCovered) expect(faults.strike(endpoint)).toHaveLength(0);
});

test("a fault that makes no sense is refused", () => {
  expect(() => board().faults.set({ kind: "status", status: 200 })).toThrow();
});
