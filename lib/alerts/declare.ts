import { type Db, db, type Pool } from "@/lib/db/client";
import { withTransaction } from "@/lib/db/tx";
import { isSameTrouble } from "./core/alert-change";
import * as repository from "./repository";
import type { AlertKind } from "./schema";
import { tell } from "./tell";

/** What is judged by whoever does the work, and not by those who watch. */
type Declared = Exclude<AlertKind, "live-sync">;

export const isAlertOpen = async (kind: Declared, from: Db = db()): Promise<boolean> =>
  (await repository.findLatest(from, kind))?.closedAt === null;

/**
 * Begins the alert of a kind with a summary of what is wrong, or ends it with null; tells operators only of a change.
 * Any number of processes may say the same. Times are those of the real clock.
 */
export async function declareAlert(
  { pool, operatorIds }: { pool: Pool; operatorIds: readonly string[] },
  kind: Declared,
  summary: string | null,
): Promise<void> {
  await withTransaction(async (tx) => {
    await repository.becomeOnlyJudge(tx);
    if (summary === null) return tell(tx, await repository.close(tx, kind), operatorIds, { open: false });
    const closedAt = (await repository.findLatest(tx, kind))?.closedAt;
    const again =
      closedAt && isSameTrouble(Date.now() - closedAt.getTime()) ? ({ again: true } as const) : {};
    return tell(tx, await repository.open(tx, kind, summary), operatorIds, { open: true, ...again });
  }, pool);
}
