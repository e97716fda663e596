import type { Db } from "@/lib/db/client";
import { whoActs } from "./acting";
import type { AuditAction } from "./actions";
import * as repository from "./repository";

/** One thing that was done. */
export interface AuditRecord {
  action: AuditAction;
  /** What it was done to; the name as people know it, without anything that is private. */
  target: { kind: string; id: string; name?: string | undefined };
  /** Twitch id of the channel it was done to, whose owner may read it. Null or left out: the instance's own affair. */
  channelId?: string | null | undefined;
  /** What was changed, where that is small. Never secrets, tokens, chat or addresses. */
  before?: Record<string, unknown> | undefined;
  after?: Record<string, unknown> | undefined;
}

/**
 * Records what somebody with power does, in the transaction that does it: what is not done is not recorded, and what is
 * not recorded is not done. Who, by which key and from where it takes from the request that is being answered.
 */
export async function recordAudit(tx: Db, record: AuditRecord): Promise<void> {
  await repository.insert(tx, record, whoActs());
}
