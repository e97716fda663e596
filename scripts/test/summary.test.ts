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

  test("what failed or had to be repeated is named at the end", () => {
    const { text } = summarise(
      [step({ ok: false, failed: 1, failures: ["a: no"], repeated: ["b: late"] })],
      true,
    );
    expect(text).toMatch(
      /Failed:\n {2}a: no\n\nPassed only when repeated.*:\n {2}b: late\n\n0 passed, 1 failed$/,
    );
  });

  test("what says that it is not for this machine is no failure in CI either", () => {
    const result = summarise([step({ passed: 1, excused: 2 })], true, ["tests with Kafka: skipped"]);
    expect(result.text).toContain("2 not for this machine\n  tests with Kafka: skipped");
    expect(result.ok).toBe(true);
  });

  test("a skipped test at one's own machine is said, and no failure", () => {
    const result = summarise([step({ passed: 1, skipped: 1 })], false);
    expect(result.text).toContain("1 skipped");
    expect(result.ok).toBe(true);
  });
});

describe("reports", () => {
  test("vitest: what was not run is skipped, what failed or was repeated is named", () => {
    const tests = [
      { fullName: "sums adds", status: "passed", failureMessages: [] },
      { fullName: "sums waits", status: "passed", failureMessages: ["Error: too late\n    at line 3"] },
      {
        fullName: "sums ends",
        status: "failed",
        failureMessages: ["\u001b[31mError: no end\u001b[39m\n at"],
      },
      { fullName: "sums [not run: Kafka is not installed] are sent", status: "skipped", failureMessages: [] },
      { fullName: "sums are left out", status: "skipped", failureMessages: [] },
    ];
    const report = {
      numPassedTests: 5,
      numFailedTests: 1,
      numPendingTests: 2,
      numTodoTests: 1,
      testResults: [
        { name: "/somewhere/tests/integration/sums.test.ts", message: "", assertionResults: tests },
        { name: "/somewhere/lib/kernel/broken.test.ts", message: "SyntaxError: what", assertionResults: [] },
      ],
      more: true,
    };
    expect(countVitest(JSON.stringify(report))).toEqual({
      passed: 5,
      failed: 1,
      skipped: 2,
      excused: 1,
      failures: [
        "tests/integration/sums.test.ts › sums ends: Error: no end",
        "lib/kernel/broken.test.ts: SyntaxError: what",
      ],
      repeated: ["tests/integration/sums.test.ts › sums waits: Error: too late"],
    });
  });

  test("Playwright: flaky is passed, and named", () => {
    const stats = { expected: 5, unexpected: 1, flaky: 1, skipped: 2, duration: 3 };
    const spec = (title: string, status: string) => ({
      title,
      file: "page.spec.ts",
      line: 7,
      tests: [{ status, results: [{ error: { message: "Error: not seen\nCall log" } }, {}] }],
    });
    const suites = [
      { specs: [spec("is opened", "unexpected")], suites: [{ specs: [spec("is closed", "flaky")] }] },
    ];
    expect(countPlaywright(JSON.stringify({ stats, suites }))).toEqual({
      passed: 6,
      failed: 1,
      skipped: 2,
      excused: 0,
      failures: ["page.spec.ts:7 › is opened: Error: not seen"],
      repeated: ["page.spec.ts:7 › is closed: Error: not seen"],
    });
  });

  test("half a report is no report", () => {
    expect(() => countVitest('{"numPassedTests": 5')).toThrow();
    expect(() => countPlaywright("{}")).toThrow();
  });
});
