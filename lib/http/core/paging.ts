import { z } from "zod";

/** Rows that any list gives at once at most. */
export const MOST_ROWS_A_PAGE = 100;

/** What every list takes that comes in pages: where to go on, and how many rows. The answer says `next_cursor`. */
export const paging = (usual = 50) => ({
  /** The `next_cursor` of the answer before. */
  cursor: z.string().max(500).optional(),
  limit: z.coerce.number().int().min(1).max(MOST_ROWS_A_PAGE).default(usual),
});
