import { describe, expect, test } from "vitest";
import { agoText, clockText, dayText, exactText, spanText, untilText } from "./time-text";

const at = (iso: string) => Date.parse(iso);

describe("spanText", () => {
  test.each([
    [-5_000, "0 s"],
    [0, "0 s"],
    [12_400, "12 s"],
    [59_999, "59 s"],
    [60_000, "1 min"],
    [3_599_999, "59 min"],
    [3_600_000, "1 h 00 min"],
    [7_500_000, "2 h 05 min"],
    [86_400_000, "1 d"],
    [100_800_000, "1 d 4 h"],
  ])("%d ms reads %s", (ms, text) => expect(spanText(ms)).toBe(text));
});

describe("agoText", () => {
  const now = at("2026-11-20T12:00:00Z");
  test.each([
    ["2026-11-20T12:00:30Z", "just now"],
    ["2026-11-20T11:59:55Z", "just now"],
    ["2026-11-20T11:59:30Z", "30 s ago"],
    ["2026-11-20T11:20:00Z", "40 min ago"],
    ["2026-11-20T09:00:00Z", "3 h ago"],
    ["2026-11-14T09:00:00Z", "6 d ago"],
    ["2026-11-01T09:00:00Z", "1 Nov"],
    ["2025-12-01T09:00:00Z", "1 Dec 2025"],
  ])("%s reads %s", (iso, text) => expect(agoText(at(iso), now, "UTC")).toBe(text));
});

test.each([
  [-5_000, "now"],
  [999, "now"],
  [25_400, "in 25 s"],
  [7_500_000, "in 2 h 05 min"],
])("what comes in %d ms reads %s", (ms, text) => expect(untilText(1_000 + ms, 1_000)).toBe(text));

describe("dayText", () => {
  const now = at("2026-11-20T00:30:00Z");
  test.each([
    ["2026-11-20T00:10:00Z", "UTC", "Today"],
    ["2026-11-19T23:50:00Z", "UTC", "Yesterday"],
    ["2026-11-19T23:50:00Z", "Europe/Berlin", "Today"],
    ["2026-11-18T12:00:00Z", "America/New_York", "Yesterday"],
    ["2026-11-18T12:00:00Z", "UTC", "Wednesday 18 November"],
    ["2025-11-18T12:00:00Z", "UTC", "Tuesday 18 November 2025"],
  ])("%s in %s is %s", (iso, zone, text) => expect(dayText(at(iso), now, zone)).toBe(text));

  test("yesterday is yesterday on the day after clocks went back", () => {
    expect(dayText(at("2026-10-25T00:30:00+02:00"), at("2026-10-26T00:10:00+01:00"), "Europe/Berlin")).toBe(
      "Yesterday",
    );
  });
});

test("the exact time names its zone, the clock time does not", () => {
  expect(exactText(at("2026-11-20T19:14:05Z"), "UTC")).toBe("Fri 20 Nov 2026, 19:14:05 UTC");
  expect(clockText(at("2026-11-20T19:14:05Z"), "Europe/Berlin")).toBe("20:14");
});
