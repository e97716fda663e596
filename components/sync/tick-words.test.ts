import { describe, expect, test } from "vitest";
import { formatsFor } from "@/lib/i18n/format";
import { translatorFor } from "@/lib/i18n/translator";
import type { Tick } from "@/lib/live/schema";
import { changesOf, isUnderWay, tickLine, tookMs } from "./tick-words";

const t = translatorFor("en", "sync");
const formats = formatsFor("en", "UTC");

const NO_CHANGES = {
  went_live: 0,
  reopened: 0,
  restarted: 0,
  went_offline: 0,
  title_changed: 0,
  category_changed: 0,
};
const aTick = (change: Partial<Tick> = {}): Tick => ({
  id: "0190c0de-0000-7000-8000-000000000001",
  slot: "2026-11-20T20:00:00.000Z",
  status: "succeeded",
  startedAt: "2026-11-20T20:00:00.010Z",
  endedAt: "2026-11-20T20:00:01.510Z",
  manual: false,
  error: null,
  result: {
    checked: 40_000,
    deferred: 0,
    batches: 400,
    failedBatches: 0,
    live: 6_000,
    changes: { ...NO_CHANGES, went_live: 2, title_changed: 1 },
    errors: [],
    durationMs: 1_240,
  },
  ...change,
});
const result = (change: Partial<NonNullable<Tick["result"]>>) => {
  const { result: whole } = aTick();
  return { result: whole && { ...whole, ...change } };
};

describe("tickLine", () => {
  test.each([
    [{}, "succeeded in 1.2 s: 40,000 checked, 3 changes"],
    [result({ changes: { ...NO_CHANGES, restarted: 1 } }), "succeeded in 1.2 s: 40,000 checked, 1 change"],
    [
      result({ failedBatches: 3, deferred: 1_200 }),
      "succeeded in 1.2 s: 40,000 checked, 3 changes, 3 of 400 batches failed, 1,200 left for the next tick",
    ],
    [
      { status: "failed", result: null, error: "Twitch answered 503" },
      "failed in 1.5 s: Twitch answered 503",
    ],
    [{ status: "running", result: null, endedAt: null }, "running"],
    [{ status: "queued", result: null, endedAt: null }, "waiting for a worker"],
    [{ status: "abandoned", result: null }, "abandoned in 1.5 s"],
  ] satisfies [Partial<Tick>, string][])("%j", (change, line) =>
    expect(tickLine(t, formats, aTick(change))).toBe(line),
  );
});

test("only what is queued or running is under way", () => {
  const statuses = ["queued", "running", "succeeded", "failed", "abandoned"] as const;
  expect(statuses.filter((status) => isUnderWay({ status }))).toEqual(["queued", "running"]);
});

test("how long it took is what it measured itself, else from begin to end, else unknown", () => {
  expect(tookMs(aTick())).toBe(1_240);
  expect(tookMs(aTick({ result: null }))).toBe(1_500);
  expect(tookMs(aTick({ result: null, endedAt: null }))).toBeNull();
});

test("without a result nothing is known to have changed", () =>
  expect(changesOf(aTick({ result: null }))).toBe(0));
