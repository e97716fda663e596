import type { z } from "zod";
import { type Db, db, type Pool } from "@/lib/db/client";
import { withTransaction } from "@/lib/db/tx";
import { TallyError } from "@/lib/kernel/errors";
import * as repository from "./repository-saved";
import type { SavedSearch, savedSearchInput } from "./schema";

const MOST = 50;

/** A person's own searches, by name. */
export async function listSavedSearches(userId: string, from: Db = db()): Promise<{ items: SavedSearch[] }> {
  return { items: (await repository.listSaved(from, userId)).map(savedOfRow) };
}

/**
 * Keeps a search under a name; what stood under that name is replaced. The query is kept as typed: whether it can be
 * run may change, and shows when it is run.
 * @throws TallyError conflict when the person has 50 already
 */
export async function saveSearch(
  userId: string,
  { name, query }: z.output<typeof savedSearchInput>,
  pool: Pool = db(),
): Promise<SavedSearch> {
  const row = await withTransaction(
    (tx) => repository.putSaved(tx, { userId, name, query, most: MOST }),
    pool,
  );
  if (row) return savedOfRow(row);
  throw new TallyError("conflict", `You have ${MOST} saved searches, which is the most. Delete one first.`);
}

/** Forgets a search. @throws TallyError not_found */
export async function forgetSearch(userId: string, id: string, from: Db = db()): Promise<void> {
  if (await repository.deleteSaved(from, userId, id)) return;
  throw new TallyError("not_found", "You have no such saved search.");
}

const savedOfRow = ({ createdAt, ...saved }: repository.SavedRow): SavedSearch => ({
  ...saved,
  createdAt: createdAt.toISOString(),
});
