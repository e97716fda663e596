import type { Db } from "@/lib/db/client";
import type { Acting } from "./acting";
import type { AuditRecord } from "./record";

type Row = Omit<AuditRecord, "before" | "after"> & { before?: unknown; after?: unknown };

export async function insert(tx: Db, record: Row, acting: Acting | undefined): Promise<void> {
  const { action, target, channelId, before, after, chatterId } = record;
  await tx.query(
    `INSERT INTO audit_entry (actor_id, key_id, address, request_id, action, target_kind, target_id, target_name,
       channel_id, before, after, chatter_id)
     VALUES (coalesce($1, (SELECT id FROM person WHERE twitch_id = $12)), $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)`,
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
