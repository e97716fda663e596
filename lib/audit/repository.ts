import type { Db } from "@/lib/db/client";
import type { Acting } from "./acting";
import type { AuditRecord } from "./record";

export async function insert(tx: Db, record: AuditRecord, acting: Acting | undefined): Promise<void> {
  const { action, target, channelId, before, after } = record;
  await tx.query(
    `INSERT INTO audit_entry (actor_id, key_id, address, request_id, action, target_kind, target_id, target_name,
       channel_id, before, after)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)`,
    [
      ...[
        acting?.personId ?? null,
        acting?.keyId ?? null,
        acting?.address ?? null,
        acting?.requestId ?? null,
      ],
      ...[action, target.kind, target.id, target.name ?? null, channelId ?? null],
      ...[before ? JSON.stringify(before) : null, after ? JSON.stringify(after) : null],
    ],
  );
}
