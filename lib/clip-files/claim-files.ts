import type { Pool } from "@/lib/db/client";
import { withTransaction } from "@/lib/db/tx";
import { fileKey } from "./core/file-key";
import { type ClaimedFile, type FileWork, lease, listUnremoved, lockDue } from "./repository-lane";
import type { StoreName } from "./store";

/** Longer than a file may take, so that no two processes write one. */
const LEASE_MS = 15 * 60_000;

/**
 * Takes up to `limit` files that are due. One whose last file is still to be removed from a store waits for that: the
 * removal would take the new one, too.
 */
export function claimFiles(
  pool: Pool,
  work: FileWork,
  { limit, store }: { limit: number; store: StoreName },
): Promise<ClaimedFile[]> {
  return withTransaction(async (tx) => {
    const due = (await lockDue(tx, work, limit)).map((file) => ({
      ...file,
      key: fileKey(file.clipId, file.kind),
    }));
    const unremoved = await listUnremoved(
      tx,
      due.map(({ key }) => key),
    );
    const free = due.filter(({ key }) => !unremoved.has(key));
    const leases = await lease(tx, free, { store, leaseMs: LEASE_MS });
    return free.flatMap((file) => {
      const leasedUntil = leases.get(file.key);
      return leasedUntil ? [{ ...file, leasedUntil }] : [];
    });
  }, pool);
}
