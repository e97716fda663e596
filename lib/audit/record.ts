import type { Db } from "@/lib/db/client";
import { whoActs } from "./acting";
import type { AuditAction, TargetKind } from "./core/actions";
import { short } from "./core/changed";
import * as repository from "./repository";

/** One thing that was done. */
export interface AuditRecord {
  action: AuditAction;
  /**
   * What it was done to; the name as people know it, without anything that is private. People have their Twitch id and
   * no name: what they are called is found when it is read, and forgotten with them.
   */
  target: { kind: TargetKind; id: string; name?: string | undefined };
  /** Twitch id of the channel it was done to, whose owner may read it. Null or left out: the instance's own affair. */
  channelId?: string | null | undefined;
  /** What was changed, where that is small. Never secrets, tokens, chat or addresses. */
  before?: object | undefined;
  after?: object | undefined;
  /** Twitch id of who asked for it in chat, where no request is being answered. */
  chatterId?: string | undefined;
}

/**
 * Records what somebody with power does, in the transaction that does it: what is not done is not recorded, and what is
 * not recorded is not done. Who, by which key and from where it takes from the request that is being answered. To be
 * called before the outbox is appended to, which is every transaction's last statement.
 */
export async function recordAudit(tx: Db, { before, after, ...record }: AuditRecord): Promise<void> {
  const change = { before: before && short(before), after: after && short(after) };
  await repository.insert(tx, { ...record, ...change }, whoActs());
}
