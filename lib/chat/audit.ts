import type { z } from "zod";
import type { Person } from "@/lib/auth/core/policy";
import { type Db, db } from "@/lib/db/client";
import { decodeIdCursor, encodeCursor } from "@/lib/kernel/cursor";
import { inBatches } from "@/lib/kernel/in-batches";
import { ownChannel } from "./access";
import * as repository from "./repository-audit";
import type { AuditEntry, auditList, auditQuery } from "./schema";

/** A search, a permalink, an export or the live view: who looked into which channels for what. */
export interface Search {
  channelIds: readonly string[];
  userId: string;
  action: "search" | "context" | "export" | "live";
  /** As it was typed; "" where nothing was. */
  query: string;
  /** How much was shown of each channel; a channel that is not in it: nothing. */
  results: ReadonlyMap<string, number>;
}

/**
 * Writes down for each channel's owner that somebody looked into its log. Called before the answer goes out, in
 * the same request: when it fails, so does the request, and nothing was read unseen.
 */
export async function recordSearch(db: Db, { channelIds, results, ...search }: Search): Promise<void> {
  const counts = channelIds.map((id) => [id, results.get(id) ?? 0] as const);
  await repository.recordLook(db, { ...search, results: new Map(counts) });
}

/**
 * Who looked into the person's own channel, latest first.
 * @throws TallyError not_found when the channel is not theirs, bad_request for a cursor that is not ours
 */
export async function listAudit(
  person: Person,
  login: string,
  { cursor, limit }: z.output<typeof auditQuery>,
  from: Db = db(),
): Promise<z.input<typeof auditList>> {
  const beforeId = cursor === undefined ? null : decodeIdCursor(cursor);
  const { id: channelId } = await ownChannel(from, person, login);
  const rows = await repository.listLooks(from, { channelId, beforeId, limit: limit + 1 });
  const page = rows.slice(0, limit);
  const last = page.at(-1);
  return {
    items: page.map(entryOfRow),
    next_cursor: rows.length > page.length && last ? encodeCursor([last.id]) : null,
  };
}

const PRUNE_BATCH = 5_000;

/** Forgets who looked before `before`, in small batches; says how much that was. Harmless to stop half-way. */
export const pruneAudit = (db: Db, before: Date, signal: AbortSignal): Promise<number> =>
  inBatches(PRUNE_BATCH, (size) => repository.deleteLooksBefore(db, before, size), signal);

const entryOfRow = ({ id, at, login, name, action, query, results }: repository.LookRow): AuditEntry => ({
  id,
  at: at.toISOString(),
  person: { login, name },
  action,
  query,
  results,
});
