import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { formatsFor } from "@/lib/i18n/format";
import { clockTicks, elapsedText, elapsedTicks } from "./time-axis";

const at = (iso: string) => Date.parse(iso);
const labels = (ticks: { label: string }[]) => ticks.map(({ label }) => label);

describe("marks on the clock", () => {
  test.each([
    {
      zone: "UTC",
      from: "2026-11-20T18:07:00Z",
      to: "2026-11-20T22:10:00Z",
      expected: ["19:00", "20:00", "21:00", "22:00"],
    },
    {
      zone: "Europe/Berlin",
      from: "2026-11-20T18:07:00Z",
      to: "2026-11-21T06:07:00Z",
      expected: ["21:00", "00:00", "03:00", "06:00"],
    },
    {
      zone: "Asia/Kolkata",
      from: "2026-11-20T18:07:00Z",
      to: "2026-11-20T21:07:00Z",
      expected: ["00:00", "01:00", "02:00"],
    },
    { zone: "UTC", from: "2026-11-20T18:00:00Z", to: "2026-11-20T18:00:00Z", expected: ["18:00"] },
    {
      zone: "UTC",
      from: "2026-11-20T11:00:00Z",
      to: "2026-11-22T13:00:00Z",
      expected: ["12:00", "Sat", "12:00", "Sun", "12:00"],
    },
  ])("are round in $zone", ({ zone, from, to, expected }) => {
    expect(labels(clockTicks(at(from), at(to), formatsFor("en", zone), 5))).toEqual(expected);
  });

  test("say true times after the clocks changed", () => {
    const ticks = clockTicks(
      at("2026-10-24T23:00:00Z"),
      at("2026-10-25T03:00:00Z"),
      formatsFor("en", "Europe/Berlin"),
      5,
    );
    expect(labels(ticks)).toEqual(["01:00", "02:00", "02:00", "03:00", "04:00"]);
  });

  test("lie between the two moments and are few", () => {
    fc.assert(
      fc.property(fc.nat(200 * 3_600_000), fc.integer({ min: 2, max: 12 }), (length, most) => {
        const from = at("2026-03-28T11:22:33Z");
        const ticks = clockTicks(from, from + length, formatsFor("en", "America/New_York"), most);
        expect(ticks.length).toBeLessThanOrEqual(most + 1);
        for (const tick of ticks) {
          expect(tick.at).toBeGreaterThanOrEqual(from);
          expect(tick.at).toBeLessThanOrEqual(from + length);
        }
      }),
    );
  });
});

describe("marks since a start", () => {
  test("begin at zero", () => {
    expect(labels(elapsedTicks(2.5 * 3_600_000, 6))).toEqual([
      "0:00",
      "0:30",
      "1:00",
      "1:30",
      "2:00",
      "2:30",
    ]);
  });
  test.each([
    [0, "0:00"],
    [59 * 60_000, "0:59"],
    [61 * 60_000, "1:01"],
    [50 * 3_600_000, "50:00"],
  ])("%d ms reads %s", (ms, text) => {
    expect(elapsedText(ms)).toBe(text);
  });
});
