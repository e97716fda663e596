import type { QueryProblem } from "../../schema";
import type { PlacedTerm, Span } from "./terms";

/** What one piece of a query says, or what is wrong with it. */
export type Read = Pick<PlacedTerm, "term"> | QueryProblem;

/** Something wrong at a place, and what to put there instead if that is known. */
export const problem = (
  { from, to }: Span,
  message: string,
  suggestion: string | null = null,
): QueryProblem => ({ from, to, message, suggestion });
