import type { z } from "zod";

/**
 * Reads what a run was given: recorded by an older version perhaps, so it may no longer fit. Null (nothing was
 * said) is read as the schema's default.
 */
export function readInput(
  schema: z.ZodType,
  recorded: unknown,
): { ok: true; input: unknown } | { ok: false; problem: string } {
  const read = schema.safeParse(recorded ?? undefined);
  if (read.success) return { ok: true, input: read.data };
  const problems = read.error.issues.map(({ path, message }) =>
    path.length > 0 ? `${path.join(".")}: ${message}` : message,
  );
  return { ok: false, problem: `What it was given does not fit this version: ${problems.join("; ")}` };
}
