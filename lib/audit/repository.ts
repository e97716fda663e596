import type { Db } from "@/lib/db/client";
import type { Acting } from "@/lib/http/acting";
import type { AuditAction, TargetKind } from "./core/actions";

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

type Row = Omit<AuditRecord, "before" | "after"> & { before?: unknown; after?: unknown };

/** Who does not want to be on record in chats is written down as somebody. */
export async function insert(tx: Db, record: Row, acting: Acting | undefined): Promise<void> {
  const { action, target, channelId, before, after, chatterId } = record;
  await tx.query(
    `INSERT INTO audit_entry (actor_id, key_id, address, request_id, action, target_kind, target_id, target_name,
       channel_id, before, after, chatter_id)
     SELECT coalesce($1::uuid, p.id), $2::uuid, $3, $4, $5, $6, $7, $8, $9, $10::jsonb, $11::jsonb,
       CASE WHEN o.twitch_id IS NULL THEN $12 ELSE '' END
     FROM (VALUES (1)) AS one LEFT JOIN chat_opt_out o ON o.twitch_id = $12
       LEFT JOIN person p ON p.twitch_id = $12 AND o.twitch_id IS NULL`,
    [
      ...[
        acting?.personId ?? null,
        acting?.keyId ?? null,
        acting?.address ?? null,
        acting?.requestId ?? null,
      ],
      ...[action, target.kind, target.id, target.name ?? null, channelId ?? null],
      ...[before ? JSON.stringify(before) : null, after ? JSON.stringify(after) : null],
      acting ? null : (chatterId ?? null),
    ],
  );
}
