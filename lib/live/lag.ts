import { type Db, db } from "@/lib/db/client";
import * as repository from "./repository";
import type { LagAnswer } from "./schema";

const SHOWN = 10;

/** How long tracked broadcasters wait whose login holds `q`: at most ten, the longest first. */
export async function findLag({ q }: { q: string }, from: Db = db()): Promise<LagAnswer> {
  const rows = await repository.longestWaiting(from, SHOWN + 1, q);
  return {
    items: rows.slice(0, SHOWN).map((row) => ({ ...row, checkedAt: row.checkedAt?.toISOString() ?? null })),
    more: rows.length > SHOWN,
  };
}
