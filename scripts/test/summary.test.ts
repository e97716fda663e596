import { describe, expect, test } from "vitest";
import { countPlaywright, countVitest, NONE } from "./results";
import { type StepResult, summarise } from "./summary";

const step = (change: Partial<StepResult>): StepResult => ({
  name: "unit",
  ok: true,
  seconds: 1,
  ...NONE,
  ...change,
});
const lastLine = (steps: StepResult[], ci = false) => summarise(steps, ci).text.split("\n").at(-1);

describe("summarise", () => {
  test("adds up the steps", () => {
    const steps = [step({ name: "check" }), step({ passed: 3 }), step({ name: "e2e", passed: 2 })];
    expect(lastLine(steps)).toBe("5 passed, 0 failed");
    expect(summarise(steps, true).ok).toBe(true);
  });

  test.each([
    {
      what: "a failed test",
      steps: [step({ ok: false, passed: 1, failed: 2 })],
      ci: false,
      line: "1 passed, 2 failed",
    },
    {
      what: "a failed gate",
      steps: [step({ ok: false }), step({ passed: 1 })],
      ci: false,
      line: "1 passed, 1 failed",
    },
    {
      what: "a crash after the tests",
      steps: [step({ ok: false, passed: 4 })],
      ci: false,
      line: "4 passed, 1 failed",
    },
    {
      what: "a skipped test in CI",
      steps: [step({ passed: 1, skipped: 2 })],
      ci: true,
      line: "1 passed, 2 failed",
    },
  ])("$what is a failure", ({ steps, ci, line }) => {
    expect(lastLine(steps, ci)).toBe(line);
    expect(summarise(steps, ci).ok).toBe(false);
  });

  test("a skipped test at one's own machine is said, and no failure", () => {
    const result = summarise([step({ passed: 1, skipped: 1 })], false);
    expect(result.text).toContain("1 skipped");
    expect(result.ok).toBe(true);
  });
});

describe("reports", () => {
  test("vitest: what was not run is skipped", () => {
    const report = { numPassedTests: 5, numFailedTests: 1, numPendingTests: 2, numTodoTests: 1, more: true };
    expect(countVitest(JSON.stringify(report))).toEqual({ passed: 5, failed: 1, skipped: 3 });
  });

  test("Playwright: flaky is failed", () => {
    const stats = { expected: 5, unexpected: 1, flaky: 1, skipped: 2, duration: 3 };
    expect(countPlaywright(JSON.stringify({ stats }))).toEqual({ passed: 5, failed: 2, skipped: 2 });
  });

  test("half a report is no report", () => {
    expect(() => countVitest('{"numPassedTests": 5')).toThrow();
    expect(() => countPlaywright("{}")).toThrow();
  });
});
