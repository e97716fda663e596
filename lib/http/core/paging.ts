import { z } from "zod";

/** Rows that any list gives at once at most. */
export const MOST_ROWS_A_PAGE = 100;

/**
 * What every list takes that comes in pages: where to go on, and how many rows. The answer says `next_cursor`. A list of
 * which a page of ours needs all at once lets more through; its schema says why.
 */
export const paging = (most = MOST_ROWS_A_PAGE) => ({
  /** The `next_cursor` of the answer before. */
  cursor: z.string().max(500).optional(),
  limit: z.coerce.number().int().min(1).max(most).default(50),
});

/** Postgres knows no year 0, and we none before ours. */
const NO_SOONER = "must not lie before 1970";
const END_MS = Date.parse("9999-12-31T23:59:59.999Z");

/** A moment that a list is narrowed by: ISO 8601 with Z or an offset. */
export const moment = z.iso
  .datetime({ offset: true })
  .refine((time) => Date.parse(time) >= 0, NO_SOONER)
  .refine((time) => Date.parse(time) <= END_MS, "must not lie behind the year 9999");

/** The time that a list is narrowed to. */
export const period = {
  from: moment.optional(),
  /** Up to, but without it. */
  to: moment.optional(),
};
