import { describe, expect, test } from "vitest";
import { readiness } from "./health";

const NOW = 1_000_000;
const well = { position: 5, connected: true, caughtUpAt: NOW - 5_000, lastError: null };

describe("readiness", () => {
  test.each([
    ["connected and at the end", well, true, /up to date/],
    ["never connected", { ...well, connected: false, caughtUpAt: null, position: null }, false, /first time/],
    ["connected, still reading history", { ...well, caughtUpAt: null }, false, /first time/],
    ["lost the connection just now", { ...well, connected: false }, false, /does not answer/],
    ["connected but stuck", { ...well, caughtUpAt: NOW - 61_000 }, false, /61 s behind/],
  ])("%s", (_name, reader, ready, summary) => {
    const answer = readiness(reader, NOW);
    expect(answer.ready).toBe(ready);
    expect(answer.summary).toMatch(summary);
  });

  test("never shows what Postgres said", () => {
    const reader = { ...well, connected: false, lastError: 'password authentication failed for user "x"' };
    expect(JSON.stringify(readiness(reader, NOW))).not.toContain("password");
  });
});
