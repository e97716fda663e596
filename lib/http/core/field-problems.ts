import type { z } from "zod";
import type { FieldProblem } from "@/lib/kernel/errors";

/** zod's complaints as problems of fields, each named by its path ("ids.0"); at most 20. */
export function fieldProblems(error: z.ZodError): FieldProblem[] {
  return error.issues.slice(0, 20).map(({ path, message }) => ({ field: path.join("."), message }));
}
