import type { AuditEntry } from "../schema";
import type { AuditAction, TargetKind } from "./actions";

/** A row of the record, with the names that people have now. */
export interface Recorded {
  id: string;
  at: Date;
  action: AuditAction;
  actorId: string | null;
  actorLogin: string | null;
  actorName: string | null;
  chatterId: string | null;
  keyId: string | null;
  keyName: string | null;
  targetKind: TargetKind;
  targetId: string;
  targetName: string | null;
  channelId: string | null;
  channelLogin: string | null;
  channelName: string | null;
  address: string | null;
  requestId: string | null;
  before: unknown;
  after: unknown;
}

/** An entry as it is read; addresses are for operators alone. */
export function entryOfRow(row: Recorded, { operator }: { operator: boolean }): AuditEntry {
  const { id, at, action, targetKind, targetId, targetName, channelId, requestId } = row;
  return {
    ...{ id, at: at.toISOString(), action, requestId },
    actor: actorOf(row),
    key: row.keyId === null ? null : { id: row.keyId, name: row.keyName },
    target: { kind: targetKind, id: targetId, name: targetName },
    channel:
      channelId === null
        ? null
        : { id: channelId, login: row.channelLogin ?? channelId, displayName: row.channelName ?? channelId },
    address: operator ? row.address : null,
    before: row.before ?? null,
    after: row.after ?? null,
  };
}

function actorOf({ actorId, actorLogin: login, actorName: name, chatterId }: Recorded): AuditEntry["actor"] {
  if (login !== null) return { kind: actorId === null ? "chatter" : "person", login, name };
  if (actorId !== null) return { kind: "deleted", login: null, name: null };
  return { kind: chatterId === null ? "instance" : "somebody", login: null, name: null };
}
