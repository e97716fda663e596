import { z } from "zod";
import { reasonNotRun } from "../services/not-run";

/** What became of the tests of a step. */
export interface Counts {
  passed: number;
  failed: number;
  skipped: number;
  /** Tests that say themselves that they cannot run on this machine, and need not. Not among the skipped. */
  excused: number;
  /** Each test that failed, with the first line of its error. */
  failures: string[];
  /** Each test that failed and passed when it was repeated, likewise: nothing in CI is red for it, but it is to be mended. */
  repeated: string[];
}

export const NONE: Counts = { passed: 0, failed: 0, skipped: 0, excused: 0, failures: [], repeated: [] };

const vitestReport = z.object({
  numPassedTests: z.number(),
  numFailedTests: z.number(),
  numPendingTests: z.number(),
  numTodoTests: z.number(),
  testResults: z.array(
    z.object({
      name: z.string(),
      /** Of the file: what went wrong outside its tests. */
      message: z.string().default(""),
      assertionResults: z.array(
        z.object({
          fullName: z.string(),
          status: z.string(),
          /** Of all tries. */
          failureMessages: z.array(z.string()).nullish(),
        }),
      ),
    }),
  ),
});

const playwrightTest = z.object({
  status: z.string(),
  results: z.array(z.object({ error: z.object({ message: z.string().default("") }).optional() })),
});
const playwrightSpec = z.object({
  title: z.string(),
  file: z.string(),
  line: z.number(),
  tests: z.array(playwrightTest),
});
interface PlaywrightSuite {
  specs: z.output<typeof playwrightSpec>[];
  suites?: PlaywrightSuite[] | undefined;
}
const playwrightSuite: z.ZodType<PlaywrightSuite> = z.lazy(() =>
  z.object({ specs: z.array(playwrightSpec), suites: z.array(playwrightSuite).optional() }),
);
const playwrightReport = z.object({
  stats: z.object({ expected: z.number(), unexpected: z.number(), flaky: z.number(), skipped: z.number() }),
  suites: z.array(playwrightSuite),
});

/** Reads the JSON report of vitest. @throws ZodError, SyntaxError when it is not one */
export function countVitest(json: string): Counts {
  const report = vitestReport.parse(JSON.parse(json));
  const tests = report.testResults.flatMap(({ name, assertionResults }) =>
    assertionResults.map(({ fullName, status, failureMessages }) => ({
      status,
      excused: status === "skipped" && reasonNotRun(fullName) !== undefined,
      line: lineOf(`${fileOf(name)} › ${fullName}`, failureMessages?.[0]),
      errors: failureMessages?.length ?? 0,
    })),
  );
  const excused = tests.filter((test) => test.excused).length;
  const broken = report.testResults.filter(({ message }) => message !== "");
  return {
    passed: report.numPassedTests,
    failed: report.numFailedTests,
    skipped: report.numPendingTests + report.numTodoTests - excused,
    excused,
    failures: [
      ...tests.filter(({ status }) => status === "failed").map(({ line }) => line),
      ...broken.map(({ name, message }) => lineOf(fileOf(name), message)),
    ],
    // vitest has no mark for them: a test that passed and has errors had them in an earlier try.
    repeated: tests.filter(({ status, errors }) => status === "passed" && errors > 0).map(({ line }) => line),
  };
}

/** Reads the JSON report of Playwright. @throws ZodError, SyntaxError when it is not one */
export function countPlaywright(json: string): Counts {
  const { stats, suites } = playwrightReport.parse(JSON.parse(json));
  const tests = suites.flatMap(specsOf).flatMap(({ title, file, line, tests }) =>
    tests.map(({ status, results }) => ({
      status,
      line: lineOf(`${file}:${line} › ${title}`, results.find(({ error }) => error)?.error?.message),
    })),
  );
  return {
    passed: stats.expected + stats.flaky,
    failed: stats.unexpected,
    skipped: stats.skipped,
    excused: 0,
    failures: tests.filter(({ status }) => status === "unexpected").map(({ line }) => line),
    repeated: tests.filter(({ status }) => status === "flaky").map(({ line }) => line),
  };
}

const specsOf = ({ specs, suites = [] }: PlaywrightSuite): PlaywrightSuite["specs"] => [
  ...specs,
  ...suites.flatMap(specsOf),
];

const fileOf = (path: string): string => path.slice(path.search(/(?:tests|lib|app|components|scripts)\//));

/** A test and the first line of what went wrong, without the colours of a terminal. */
function lineOf(test: string, error = ""): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: the escape sequences of colours begin with one
  const first = error.replaceAll(/\u001b\[[0-9;]*m/g, "").split("\n", 1)[0] ?? "";
  return first ? `${test}: ${first.slice(0, 300)}` : test;
}
