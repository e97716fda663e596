import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { planGathering, type Waiting } from "./plan-gathering";

const row = (id: string, given: Partial<Waiting> = {}): Waiting => ({
  ...{ id, userId: "vera", medium: "email", deviceId: null, ...given },
});
const ids = (groups: readonly Waiting[][]) => groups.map((group) => group.map(({ id }) => id));

describe("gathering", () => {
  test("one message for each person, way and device", () => {
    const rows = [
      ...[row("1"), row("2"), row("3", { userId: "otto" }), row("4", { userId: "otto" })],
      ...[row("5", { medium: "push", deviceId: "a" }), row("6", { medium: "push", deviceId: "a" })],
      row("7", { medium: "push", deviceId: "b" }),
    ];
    const plan = planGathering(rows, () => null);
    expect(ids(plan.together)).toEqual([
      ["1", "2"],
      ["3", "4"],
      ["5", "6"],
    ]);
    expect(plan.alone).toEqual(["7"]);
  });

  test("one that is left alone is judged as itself", () => {
    const plan = planGathering([row("1"), row("2")], ({ id }, gathered) =>
      id === "1" ? { kind: "skip", reason: "seen" } : gathered ? null : { kind: "skip", reason: "ended" },
    );
    expect(plan).toEqual({
      ...{ together: [], alone: [], held: [] },
      skipped: [
        { id: "1", reason: "seen" },
        { id: "2", reason: "ended" },
      ],
    });
  });

  test("each is dealt with exactly once, whatever is judged", () => {
    const verdict = fc.constantFrom(
      null,
      { kind: "skip", reason: "seen" } as const,
      { kind: "hold", until: new Date(0) } as const,
    );
    const rows = fc.uniqueArray(
      fc.record({
        id: fc.uuid(),
        userId: fc.constantFrom("vera", "otto"),
        medium: fc.constantFrom("email" as const, "push" as const),
        deviceId: fc.constantFrom(null, "a"),
      }),
      { selector: ({ id }) => id },
    );
    fc.assert(
      fc.property(rows, fc.func(verdict), (some, judge) => {
        const plan = planGathering(some, judge);
        const dealt = [
          ...ids(plan.together).flat(),
          ...plan.alone,
          ...plan.skipped.map(({ id }) => id),
          ...plan.held.map(({ id }) => id),
        ];
        expect(dealt.toSorted()).toEqual(some.map(({ id }) => id).toSorted());
        for (const group of plan.together) expect(group.length).toBeGreaterThan(1);
      }),
    );
  });
});
