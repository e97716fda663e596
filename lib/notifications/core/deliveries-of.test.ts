import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Decision } from "@/lib/preferences/schema";
import { type Decided, deliveriesOf } from "./deliveries-of";

const UNTIL = new Date("2026-06-01T07:00:00Z");
const outcome = (decided: Decided[], queued = 0) => deliveriesOf(decided, { id: "A", kind: "live", queued });
const person = (decisions: Decision[], deviceIds: string[] = [], userId = "vera"): Decided => ({
  ...{ userId, decisions, deviceIds },
});

describe("the rows of decisions", () => {
  test("a bell that rings is no delivery, one that does not is", () => {
    expect(outcome([person([{ medium: "in_app", do: "send" }])])).toEqual({
      told: ["vera"],
      deliveries: [],
      queued: 0,
    });
    const { told, deliveries } = outcome([person([{ medium: "in_app", do: "skip", reason: "title" }])]);
    expect(told).toEqual([]);
    expect(deliveries).toMatchObject([{ medium: "in_app", state: "skipped", reason: "title" }]);
  });

  test("what is gathered waits for its moment, with the reason", () => {
    const { deliveries, queued } = outcome([
      person([{ medium: "email", do: "gather", until: UNTIL, reason: "quiet_hours" }]),
    ]);
    expect(deliveries).toEqual([
      {
        ...{
          userId: "vera",
          kind: "live",
          medium: "email",
          announcementId: "A",
          deviceId: null,
          about: null,
        },
        ...{ state: "gathering", reason: "quiet_hours", notBefore: UNTIL, turn: 0 },
      },
    ]);
    expect(queued).toBe(0);
  });

  test("a push goes to each device; to none that is gone, of which it is said", () => {
    const push = [{ medium: "push", do: "send" }] as const;
    expect(outcome([person([...push], ["a", "b"])]).deliveries.map(({ deviceId }) => deviceId)).toEqual([
      "a",
      "b",
    ]);
    expect(outcome([person([...push])]).deliveries).toMatchObject([
      { state: "skipped", reason: "no_device" },
    ]);
  });

  test("the turn grows by one with each hundred that are queued, those before included", () => {
    const some = Array.from({ length: 120 }, (_, n) =>
      person([{ medium: "email", do: "send" }], [], `p${n}`),
    );
    const { deliveries, queued } = outcome(some, 190);
    expect(deliveries.map(({ turn }) => turn)).toEqual([
      ...Array(10).fill(1),
      ...Array(100).fill(2),
      ...Array(10).fill(3),
    ]);
    expect(queued).toBe(310);
  });

  test("of no decision nothing is left", () => {
    const decision = fc.oneof(
      fc.constant({ do: "send" } as const),
      fc.constant({ do: "gather", until: UNTIL, reason: "limit" } as const),
      fc.constant({ do: "skip", reason: "category" } as const),
    );
    const decisions = fc.tuple(decision, decision).map(([email, push]): Decision[] => [
      { medium: "email", ...email },
      { medium: "push", ...push },
    ]);
    fc.assert(
      fc.property(fc.array(fc.tuple(decisions, fc.array(fc.uuid(), { maxLength: 3 }))), (people) => {
        const { deliveries } = outcome(people.map(([made, devices], n) => person(made, devices, `p${n}`)));
        for (const n of people.keys()) {
          for (const medium of ["email", "push"] as const) {
            expect(deliveries.some((row) => row.userId === `p${n}` && row.medium === medium)).toBe(true);
          }
        }
      }),
    );
  });
});
