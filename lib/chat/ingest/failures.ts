/** What a write's failure says about what to do next. */
export type Failure =
  | "no_partition" // the week has none
  | "again" // two writers were in each other's way
  | "data" // Postgres does not take a value, or not that long: never will
  | "away"; // Postgres is not there, or not well

/** PostgreSQL's SQLSTATE codes, appendix A of its manual. */
const AGAIN = new Set(["40001", "40P01", "55P03"]);

/** Reads an error of `pg`. */
export function failureOf(error: unknown): Failure {
  const { code, constraint } = error as { code?: unknown; constraint?: unknown };
  if (typeof code !== "string") return "away";
  // A check that fails has a name; a row for which there is no partition fails the same way without one.
  if (code === "23514" && constraint === undefined) return "no_partition";
  if (AGAIN.has(code)) return "again";
  return /^(21|22|23|54)...$/.test(code) ? "data" : "away";
}
