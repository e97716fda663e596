import type { TestDatabase } from "@/tests/support/database";

/** One figure. `goal` says what it has to be, `reference` is the same figure of the naive way, in the same run. */
export interface Row {
  /** What was done, with its size: "tick over 40,000". */
  name: string;
  metric: string;
  value: number;
  unit: string;
  goal: string | null;
  pass: boolean | null;
  reference: number | null;
}

/** What a benchmark gets to work with. */
export interface BenchContext {
  /** A fresh migrated database on a server with room; dropped after the benchmark. */
  database(): Promise<TestDatabase>;
  /** Runs the work once and says how long it took. */
  time<T>(work: () => Promise<T>): Promise<{ result: T; ms: number }>;
  /** The most memory a living process has held so far, in MB (1,000,000 bytes). */
  peakRssMb(pid: number): number;
  /** Progress, on stderr. */
  say(line: string): void;
}

/** Exported as `bench` by each tests/bench/*.bench.ts. */
export interface Bench {
  name: string;
  run(context: BenchContext): Promise<Row[]>;
}

/** A figure that must not be above `goal`. */
export function atMost(goal: number, row: Omit<Row, "goal" | "pass">): Row {
  return { ...row, goal: `≤ ${readable(goal)}`, pass: row.value <= goal };
}

/** A figure that must not be below `goal`. */
export function atLeast(goal: number, row: Omit<Row, "goal" | "pass">): Row {
  return { ...row, goal: `≥ ${readable(goal)}`, pass: row.value >= goal };
}

/** A number as a person reads it: three digits that matter, thousands apart. */
export function readable(value: number): string {
  const digits = Math.abs(value) >= 100 ? 0 : Math.abs(value) >= 10 ? 1 : 2;
  return value.toLocaleString("en", { maximumFractionDigits: digits });
}
