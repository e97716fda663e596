import { TallyError } from "@/lib/kernel/errors";

/** SQLSTATE classes 08 (connection), 57P (server stops or starts) and 53300 (no connection left); Node's; Prisma's. */
const CODES =
  /^(08...|57P0[1-3]|53300|ECONNREFUSED|ECONNRESET|ETIMEDOUT|EPIPE|ENOTFOUND|EAI_AGAIN|P1001|P1002|P1008|P1017|P2024)$/;
const WORDS =
  /^(Connection terminated|timeout exceeded when trying to connect|Client has encountered a connection)/;

/**
 * The failure, or when it comes of a Postgres that does not answer, the expected error that says so: a stopped
 * database is no defect of ours, and trying again helps. Drivers nest it as a cause.
 */
export function withoutDatabase(error: unknown): unknown {
  return isConnectionLost(error)
    ? new TallyError("unavailable", "The database does not answer. Try again in a moment.", {
        retryAfterSeconds: 5,
        cause: error,
      })
    : error;
}

/** Whether something failed because Postgres went away: what it was about may have been done or not. */
export function isConnectionLost(error: unknown, depth = 0): boolean {
  if (!(error instanceof Error) || error instanceof TallyError || depth > 5) return false;
  const { code } = error as { code?: unknown };
  if (typeof code === "string" && CODES.test(code)) return true;
  if (WORDS.test(error.message)) return true;
  // Connecting to a name with several addresses fails with one error for each.
  if (error instanceof AggregateError)
    return error.errors.some((inner) => isConnectionLost(inner, depth + 1));
  return isConnectionLost(error.cause, depth + 1);
}
