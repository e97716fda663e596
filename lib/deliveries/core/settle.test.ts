import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Outcome } from "./outcome";
import { MAIL_PERSISTENCE, PUSH_PERSISTENCE, settle, UNCONFIRMED } from "./settle";

const NOW = new Date("2026-06-01T12:00:00Z");
const settled = (
  outcome: Parameters<typeof settle>[0],
  attempt = 1,
  kind: "live" | "gathered" = "live",
  unconfirmed = false,
) =>
  settle(
    outcome,
    { kind, attempt, unconfirmed },
    { downMs: 2_000, persistence: MAIL_PERSISTENCE, now: NOW, random: 0.5 },
  );
const later: Outcome = { kind: "retry", error: "451 later", afterMs: null };

describe("what becomes of a delivery after an attempt", () => {
  const cases: [name: string, outcome: Parameters<typeof settle>[0], attempt: number, becomes: object][] = [
    ["sent", { kind: "sent", providerId: "<it>" }, 1, { state: "sent", providerId: "<it>", counts: true }],
    [
      "not worth it",
      { kind: "skip", reason: "ended" },
      1,
      { state: "skipped", reason: "ended", counts: false },
    ],
    [
      ...(["refused for good", { kind: "refused", reason: "address_refused", error: "550" }, 1] as const),
      { state: "failed", reason: "address_refused", error: "550", againInMs: null },
    ],
    [
      "provider away",
      { kind: "down", error: "refused" },
      1,
      { state: "queued", againInMs: 2_000, counts: false },
    ],
    ["not now", later, 1, { state: "queued", error: "451 later", againInMs: 22_500, counts: true }],
    ["not now, the third time", later, 3, { state: "queued", againInMs: 90_000 }],
    ["not now, once too often", later, 8, { state: "failed", reason: "too_often", error: "451 later" }],
    ["asked to wait", { ...later, afterMs: 60_000 }, 1, { againInMs: 60_000 }],
    ["asked to wait for ever", { ...later, afterMs: 1e12 }, 1, { againInMs: 3_600_000 }],
  ];
  test.each(cases)("%s", (_name, outcome, attempt, becomes) => {
    expect(settled(outcome, attempt)).toMatchObject(becomes);
  });

  test("quiet hours: one waits for company, a gathered message as it is", () => {
    const hold = { kind: "hold", until: new Date("2026-06-01T13:00:00Z") } as const;
    const waits = { reason: "quiet_hours", againInMs: 3_600_000, counts: false };
    expect(settled(hold)).toMatchObject({ state: "gathering", ...waits });
    expect(settled(hold, 1, "gathered")).toMatchObject({ state: "queued", ...waits });
  });

  test.each<[name: string, outcome: Parameters<typeof settle>[0], attempt: number, state: string]>([
    ["is never told not to have gone out", { kind: "skip", reason: "ended" }, 2, "failed"],
    ["waits for the end of quiet hours by itself", { kind: "hold", until: NOW }, 2, "queued"],
    ["stays so while the provider is away", { kind: "down", error: "refused" }, 2, "queued"],
    ["stays so while it is tried", later, 2, "queued"],
    ["stays so when it was tried too often", later, 8, "failed"],
  ])("what may have gone out %s", (_name, outcome, attempt, state) => {
    expect(settled(outcome, attempt, "live", true)).toMatchObject({ state, reason: UNCONFIRMED });
  });

  test("what got no answer may have gone out; what is taken or refused then has its answer", () => {
    const unsure: Outcome = { ...later, unsure: true };
    expect(settled(unsure)).toMatchObject({ state: "queued", reason: UNCONFIRMED, counts: true });
    expect(settled({ kind: "sent", providerId: null }, 2, "live", true).reason).toBeNull();
    const refused: Outcome = { kind: "refused", reason: "address_refused", error: "550" };
    expect(settled(refused, 2, "live", true).reason).toBe("address_refused");
  });

  test.each([
    ["mail", MAIL_PERSISTENCE, 30, 65],
    ["push", PUSH_PERSISTENCE, 2, 5],
  ])("%s is tried for as long as it is worth it", (_name, persistence, fromMinutes, toMinutes) => {
    fc.assert(
      fc.property(fc.double({ min: 0, max: 0.999, noNaN: true }), (random) => {
        let waitedMs = 0;
        let attempt = 1;
        for (; ; attempt += 1) {
          const { state, againInMs } = settle(
            later,
            { kind: "live", attempt, unconfirmed: false },
            { downMs: 0, persistence, now: NOW, random },
          );
          if (state !== "queued") break;
          waitedMs += againInMs ?? 0;
        }
        expect(attempt).toBe(persistence.attempts);
        expect(waitedMs).toBeGreaterThan(fromMinutes * 60_000);
        expect(waitedMs).toBeLessThan(toMinutes * 60_000);
      }),
    );
  });
});
