import { recordAudit } from "@/lib/audit";
import { type Db, db, type Pool } from "@/lib/db/client";
import { withTransaction } from "@/lib/db/tx";
import { now as instanceNow } from "@/lib/env/clock";
import type { FileDownload } from "@/lib/http/download";
import { enqueue } from "@/lib/jobs";
import { TallyError } from "@/lib/kernel/errors";
import * as repository from "./repository-exports";
import type { AccountExport, AccountExportList } from "./schema";

const DAY_MS = 86_400_000;

/**
 * Asks for a file with everything that is kept of the person. While one is being made it is that one; one a day.
 * @throws TallyError not_found, conflict when one was made within the last day
 */
export async function askExport(
  { id: userId }: { id: string },
  pool: Pool = db(),
  now: Date = instanceNow(),
): Promise<AccountExport> {
  return withTransaction(async (tx) => {
    if (!(await repository.lockPerson(tx, userId))) throw gone();
    const [latest] = await repository.exportsOf(tx, userId);
    if (latest && (latest.state === "queued" || latest.state === "running")) return viewOf(latest);
    if (latest?.state === "ready" && now.getTime() - latest.askedAt.getTime() < DAY_MS) {
      throw new TallyError(
        "conflict",
        "There is an export of the last day already. The next one can be tomorrow.",
      );
    }
    const row = await repository.insertExport(tx, userId, now);
    await recordAudit(tx, { action: "account.export", target: { kind: "account", id: userId } });
    await enqueue(tx, "export-account", { requestedBy: userId });
    return viewOf(row);
  }, pool);
}

/** The person's exports, newest first. */
export async function listExports(
  { id: userId }: { id: string },
  from: Db = db(),
  now: Date = instanceNow(),
): Promise<AccountExportList> {
  const rows = await repository.exportsOf(from, userId);
  const there = rows.filter(({ expiresAt }) => expiresAt === null || expiresAt > now);
  return { items: there.map(viewOf), next_cursor: null };
}

/**
 * A person's export as a file.
 * @throws TallyError not_found when they have none of that id that is ready and not too old
 */
export async function exportFile(
  { id: userId, login }: { id: string; login: string },
  id: string,
  { signal, from = db(), now = instanceNow() }: { signal: AbortSignal; from?: Db; now?: Date },
): Promise<FileDownload<Uint8Array>> {
  const row = await repository.findReady(from, userId, id, now);
  if (!row) throw new TallyError("not_found", "You have no such export, or its seven days are over.");
  const day = (row.readyAt ?? now).toISOString().slice(0, 10);
  return {
    name: `tallylight-${login}-${day}.zip`,
    type: "application/zip",
    parts: partsOf(from, row, signal),
  };
}

/** Breaks off where the file is removed meanwhile, as it is with the account: half of it is nobody's export. */
async function* partsOf(
  from: Db,
  { id, bytes }: Pick<repository.ExportRow, "id" | "bytes">,
  signal: AbortSignal,
): AsyncGenerator<Buffer> {
  let left = Number(bytes);
  for (let ordinal = 0; left > 0 && !signal.aborted; ordinal += 1) {
    const part = await repository.readPart(from, id, ordinal);
    if (part === null) throw new Error("an export was removed while it was fetched");
    left -= part.length;
    yield part;
  }
}

/** Deletes files whose days are over; says how many. */
export const pruneExports = (pool: Db, now: Date): Promise<number> =>
  repository.deleteExpired(pool, now, new Date(now.getTime() - DAY_MS));

const viewOf = (row: repository.ExportRow): AccountExport => ({
  id: row.id,
  state: row.state,
  askedAt: row.askedAt.toISOString(),
  rows: row.doneRows,
  bytes: Number(row.bytes),
  readyAt: row.readyAt?.toISOString() ?? null,
  expiresAt: row.expiresAt?.toISOString() ?? null,
});

export const gone = () => new TallyError("not_found", "This account does not exist any more.");
