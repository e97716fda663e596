import { z } from "zod";
import { loginInput } from "@/lib/broadcasters/schema";
import { paging, period } from "@/lib/http/core/paging";
import { isStorable, NOT_STORABLE } from "@/lib/kernel/text";
import { AUDIT_ACTIONS, TARGET_KINDS } from "./core/actions";

const named = z.object({ id: z.string(), name: z.string().nullable() });

/** Who did something. `somebody` asked for it in chat and is not on record; `deleted` had an account here. */
export const auditActor = z.object({
  kind: z.enum(["person", "chatter", "somebody", "deleted", "instance"]),
  login: z.string().nullable(),
  name: z.string().nullable(),
});

/** One thing that somebody with power did. */
export const auditEntry = z.object({
  id: z.uuid(),
  at: z.iso.datetime(),
  action: z.enum(AUDIT_ACTIONS),
  actor: auditActor,
  /** The API key that was used, by the name it has now; null: none. */
  key: named.nullable(),
  /** What it was done to. Without an id: what was taken out, because it named somebody. */
  target: named.extend({ kind: z.enum(TARGET_KINDS) }),
  /** Whose channel it was done to; null: the instance's own affair. */
  channel: z.object({ id: z.string(), login: z.string(), displayName: z.string() }).nullable(),
  /** Of a network, for operators and for a month; else null. */
  address: z.string().nullable(),
  requestId: z.string().nullable(),
  before: z.unknown().nullable(),
  after: z.unknown().nullable(),
});
export type AuditEntry = z.infer<typeof auditEntry>;

const filters = z.object({
  /** A login, or "instance" for what it did by itself. */
  actor: z.string().trim().toLowerCase().max(50).refine(isStorable, NOT_STORABLE).optional(),
  /** One action, or all that are done to a kind of thing: "command.update", "command". */
  action: z
    .string()
    .regex(/^[a-z]+(\.[a-z]+)?$/, "must be an action, or what is before its dot")
    .max(50)
    .optional(),
  /** A kind of thing, or one thing: "clip", "clip:0190…". */
  target: z
    .string()
    .regex(/^[a-z]+(:[\x21-\x7e]{1,200})?$/, "must be a kind, or a kind, a colon and an id")
    .optional(),
  ...period,
  /** Letters of what it was done to, or all of a request's id. A page may hold few, or none, and lead on all the same. */
  q: z.string().trim().max(100).refine(isStorable, NOT_STORABLE).default(""),
});

const page = {
  ...paging(),
};

/** GET /api/v1/channels/{login}/audit */
export const channelAuditQuery = filters.extend(page);
/** GET /api/v1/audit */
export const auditQuery = channelAuditQuery.extend({ channel: loginInput.optional() });
export type AuditQuery = z.output<typeof auditQuery>;

const format = z.enum(["csv", "ndjson"]).default("csv");
/** GET /api/v1/channels/{login}/audit/export */
export const channelAuditExport = filters.extend({ format });
/** GET /api/v1/audit/export */
export const auditExport = channelAuditExport.extend({ channel: loginInput.optional() });
export type AuditExport = z.output<typeof auditExport>;
export type AuditFormat = AuditExport["format"];

export const auditChannelParams = z.object({ login: loginInput });

export const auditList = z.object({ items: z.array(auditEntry), next_cursor: z.string().nullable() });
export type AuditList = z.infer<typeof auditList>;

export { AUDIT_ACTIONS, type AuditAction } from "./core/actions";
