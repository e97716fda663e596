import { type Db, db } from "@/lib/db/client";
import * as repository from "./repository";
import type { AlertList, AlertView } from "./schema";

const PAST_SHOWN = 20;

/** What operators have to know now, and the latest that is over. */
export async function listAlerts(from: Db = db()): Promise<AlertList> {
  const [open, past] = await Promise.all([repository.listOpen(from), repository.listPast(from, PAST_SHOWN)]);
  return { open: open.map(viewOf), past: past.map(viewOf) };
}

const viewOf = (row: repository.AlertRow): AlertView => ({
  ...row,
  openedAt: row.openedAt.toISOString(),
  closedAt: row.closedAt?.toISOString() ?? null,
});
