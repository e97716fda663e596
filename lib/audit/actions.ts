/**
 * Everything that is recorded of people with power, by what it is done to. A name is for ever: it stands in rows that
 * are never changed. New ones are added with what they record.
 */
export const AUDIT_ACTIONS = [
  "key.create",
  "key.revoke",
  "account.export",
  "account.delete",
  "account.keep",
] as const;

export type AuditAction = (typeof AUDIT_ACTIONS)[number];
