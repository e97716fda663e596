import type { AuditAction } from "@/lib/audit/schema";

type Worded<Action> = Action extends `${infer Kind}.${infer Verb}` ? `${Kind}_${Verb}` : never;

/** The name under which the words of an action stand: a dot would be a level of its own there. */
export const wordedAs = (action: AuditAction) => action.replace(".", "_") as Worded<AuditAction>;
