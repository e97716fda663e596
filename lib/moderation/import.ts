import type { Db } from "@/lib/db/client";
import type { SettingsRow } from "./core/settings-of-rows";
import * as repository from "./repository-import";

export type { SettingsRow as RuleRow } from "./core/settings-of-rows";

/** A rule as an import left it; `before`: what it was, null when it was never set. */
export interface RuleLeft {
  kind: string;
  version: number;
  before: { enabled: boolean; settings: unknown } | null;
}

/** What a channel has set, to be planned with. To the end of the transaction nobody changes it. */
export const holdRules = repository.holdRules;

/** Writes rules, whose settings the caller has checked; it appends commands.changed at the end. */
export async function importRules(
  tx: Db,
  channelId: string,
  held: readonly SettingsRow[],
  writes: readonly { version: number | null; value: { kind: string; enabled: boolean; settings: unknown } }[],
): Promise<RuleLeft[]> {
  const written = await repository.putRules(
    tx,
    channelId,
    writes.map(({ version, value }) => ({ ...value, version })),
  );
  return written.map((rule) => {
    const before = held.find(({ kind }) => kind === rule.kind);
    return { ...rule, before: before ? { enabled: before.enabled, settings: before.settings } : null };
  });
}

/** Makes undone what an import left, where nobody changed it since; gives back the kinds that were left alone. */
export async function undoRules(tx: Db, channelId: string, left: readonly RuleLeft[]): Promise<string[]> {
  const deleted = await repository.deleteRules(
    tx,
    channelId,
    left.filter(({ before }) => before === null),
  );
  const changed = left.flatMap(({ kind, version, before }) => (before ? [{ ...before, kind, version }] : []));
  const restored = await repository.putRules(tx, channelId, changed);
  const undone = new Set([...deleted, ...restored.map(({ kind }) => kind)]);
  return left.flatMap(({ kind }) => (undone.has(kind) ? [] : [kind]));
}
