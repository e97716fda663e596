import type { Db } from "@/lib/db/client";
import * as repository from "./repository-audit";

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
