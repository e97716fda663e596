import type { ChannelRole, RoleChange } from "@/lib/roles/schema";

/** A line of a drift report: what one sync changed of one list begins with that list's name. */
export type DriftRow = { kind: "list"; role: ChannelRole } | { kind: "change"; change: RoleChange };

/** The changes, which come list after list, each list under its name. Somebody may stand in more than one. */
export function driftRows(changes: readonly RoleChange[]): DriftRow[] {
  const seen = new Set<string>();
  return changes.flatMap((change, index): DriftRow[] => {
    const key = `${change.role} ${change.userId}`;
    // While pages are read one after the other, somebody renamed may come on two of them.
    if (seen.has(key)) return [];
    seen.add(key);
    const row: DriftRow = { kind: "change", change };
    return changes[index - 1]?.role === change.role ? [row] : [{ kind: "list", role: change.role }, row];
  });
}

/** The same for the same line. */
export const keyOfRow = (row: DriftRow): string =>
  row.kind === "list" ? row.role : `${row.change.role} ${row.change.userId}`;
