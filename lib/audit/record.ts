import type { Db } from "@/lib/db/client";
import { whoActs } from "@/lib/http/acting";
import { short } from "./core/changed";
import type { AuditRecord } from "./repository";
import * as repository from "./repository";

/**
 * Records what somebody with power does, in the transaction that does it: what is not done is not recorded, and what is
 * not recorded is not done. Who, by which key and from where it takes from the request that is being answered. To be
 * called before the outbox is appended to, which is every transaction's last statement.
 */
export async function recordAudit(tx: Db, { before, after, ...record }: AuditRecord): Promise<void> {
  const change = { before: before && short(before), after: after && short(after) };
  await repository.insert(tx, { ...record, ...change }, whoActs());
}
