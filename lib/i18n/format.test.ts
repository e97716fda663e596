import { describe, expect, test } from "vitest";
import { formatsFor } from "./format";

const at = (iso: string) => Date.parse(iso);
const en = formatsFor("en", "UTC");
const de = formatsFor("de", "UTC");

describe("how long something lasted", () => {
  test.each([
    [-5_000, "0 s", "0 s"],
    [0, "0 s", "0 s"],
    [12_400, "12 s", "12 s"],
    [59_999, "59 s", "59 s"],
    [60_000, "1 min", "1 min"],
    [3_599_999, "59 min", "59 min"],
    [3_600_000, "1 h 00 min", "1 h 00 min"],
    [7_500_000, "2 h 05 min", "2 h 05 min"],
    [86_400_000, "1 d", "1 d"],
    [273_600_000, "3 d 4 h", "3 d 4 h"],
  ])("%d ms reads %s", (ms, english, german) => {
    expect([en.span(ms), de.span(ms)]).toEqual([english, german]);
  });
});

describe("how long something took", () => {
  test.each([
    [0, "0 ms", "0 ms"],
    [83.7, "84 ms", "84 ms"],
    [999.4, "999 ms", "999 ms"],
    [999.6, "1.0 s", "1,0 s"],
    [1_240, "1.2 s", "1,2 s"],
    [9_949, "9.9 s", "9,9 s"],
    [9_960, "10 s", "10 s"],
    [59_400, "59 s", "59 s"],
    [59_700, "1 min", "1 min"],
    [3_660_000, "1 h 01 min", "1 h 01 min"],
  ])("%d ms reads %s", (ms, english, german) => {
    expect([en.duration(ms), de.duration(ms)]).toEqual([english, german]);
  });
});

describe("how long ago", () => {
  const now = at("2026-11-20T12:00:00Z");
  test.each([
    ["2026-11-20T12:00:30Z", "just now", "gerade eben"],
    ["2026-11-20T11:59:55Z", "just now", "gerade eben"],
    ["2026-11-20T11:59:30Z", "30 s ago", "vor 30 s"],
    ["2026-11-20T11:20:00Z", "40 min ago", "vor 40 min"],
    ["2026-11-20T09:00:00Z", "3 h ago", "vor 3 h"],
    ["2026-11-19T09:00:00Z", "1 d ago", "vor 1 Tag"],
    ["2026-11-14T09:00:00Z", "6 d ago", "vor 6 Tagen"],
    ["2026-11-01T09:00:00Z", "1 Nov", "1. Nov."],
    ["2025-12-01T09:00:00Z", "1 Dec 2025", "1. Dez. 2025"],
  ])("%s reads %s", (iso, english, german) => {
    expect([en.ago(at(iso), now), de.ago(at(iso), now)]).toEqual([english, german]);
  });
});

test.each([
  [-5_000, "now", "jetzt"],
  [999, "now", "jetzt"],
  [25_400, "in 25 s", "in 25 s"],
  [7_500_000, "in 2 h 05 min", "in 2 h 05 min"],
  [86_400_000, "in 1 d", "in 1 Tag"],
  [273_600_000, "in 3 d 4 h", "in 3 Tagen 4 h"],
])("what comes in %d ms reads %s", (ms, english, german) => {
  expect([en.until(1_000 + ms, 1_000), de.until(1_000 + ms, 1_000)]).toEqual([english, german]);
});

describe("which day", () => {
  const now = at("2026-11-20T00:30:00Z");
  test.each([
    ["2026-11-20T00:10:00Z", "UTC", "Today", "Heute"],
    ["2026-11-19T23:50:00Z", "UTC", "Yesterday", "Gestern"],
    ["2026-11-19T23:50:00Z", "Europe/Berlin", "Today", "Heute"],
    ["2026-11-18T12:00:00Z", "America/New_York", "Yesterday", "Gestern"],
    ["2026-11-18T12:00:00Z", "UTC", "Wednesday 18 November", "Mittwoch 18. November"],
    ["2025-11-18T12:00:00Z", "UTC", "Tuesday 18 November 2025", "Dienstag 18. November 2025"],
  ])("%s in %s is %s", (iso, zone, english, german) => {
    expect(formatsFor("en", zone).day(at(iso), now)).toBe(english);
    expect(formatsFor("de", zone).day(at(iso), now)).toBe(german);
  });

  test("yesterday is yesterday on the day after clocks went back", () => {
    const day = formatsFor("en", "Europe/Berlin").day;
    expect(day(at("2026-10-25T00:30:00+02:00"), at("2026-10-26T00:10:00+01:00"))).toBe("Yesterday");
  });
});

test("the exact time names its zone, the clock does not", () => {
  const moment = at("2026-11-20T19:14:05Z");
  expect(en.exact(moment)).toBe("Fri 20 Nov 2026, 19:14:05 UTC");
  expect(de.exact(moment)).toBe("Fr 20. Nov. 2026, 19:14:05 UTC");
  expect(formatsFor("de", "Europe/Berlin").clock(moment)).toBe("20:14");
  expect(en.clock(at("2026-11-20T00:05:00Z"))).toBe("00:05");
});

test("numbers, lists and languages", () => {
  expect([en.count(12_345), de.count(12_345)]).toEqual(["12,345", "12.345"]);
  expect([en.short(12_345), de.short(1_234_567)]).toEqual(["12.3K", "1,2\u00a0Mio."]);
  expect([0, 4.24, 99.94, 1234.6].map(en.hours)).toEqual(["0 h", "4.2 h", "99.9 h", "1,235 h"]);
  expect(de.hours(4.24)).toBe("4,2 h");
  expect([en.list(["a", "b", "c"]), de.list(["a", "b", "c"])]).toEqual(["a, b and c", "a, b und c"]);
  expect([en.language("de"), de.language("ja"), en.language("not a code!")]).toEqual([
    "German",
    "Japanisch",
    "not a code!",
  ]);
});

test("made once", () => expect(formatsFor("en", "UTC")).toBe(en));
