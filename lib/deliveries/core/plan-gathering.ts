import type { SkipReason } from "@/lib/preferences/schema";
import type { Hold } from "./settle";

/** Something that waited and may go now, for one way and, of pushes, one device. */
export interface Waiting {
  id: string;
  userId: string;
  medium: "email" | "push";
  deviceId: string | null;
}

/** What keeps something from going: it is not worth it any more, or not yet. Null: nothing. */
type Verdict = { kind: "skip"; reason: SkipReason } | Hold | null;

export interface GatheringPlan<Row> {
  /** Each is one message; at least two. */
  together: Row[][];
  alone: string[];
  skipped: { id: string; reason: SkipReason }[];
  held: { id: string; until: Date }[];
}

/**
 * What becomes of all that waited: for each person, way and device what is still worth it is one message; what is left
 * alone goes as itself, if it is worth that. `judge` is asked of each as part of a message, and of one alone as itself.
 */
export function planGathering<Row extends Waiting>(
  rows: readonly Row[],
  judge: (row: Row, gathered: boolean) => Verdict,
): GatheringPlan<Row> {
  const plan: GatheringPlan<Row> = { together: [], alone: [], skipped: [], held: [] };
  const passes = (row: Row, gathered: boolean): boolean => {
    const verdict = judge(row, gathered);
    if (verdict?.kind === "skip") plan.skipped.push({ id: row.id, reason: verdict.reason });
    if (verdict?.kind === "hold") plan.held.push({ id: row.id, until: verdict.until });
    return verdict === null;
  };
  const groups = new Map<string, Row[]>();
  for (const row of rows) {
    if (!passes(row, true)) continue;
    const key = `${row.userId} ${row.medium} ${row.deviceId}`;
    groups.set(key, [...(groups.get(key) ?? []), row]);
  }
  for (const group of groups.values()) {
    const [only] = group;
    if (group.length > 1) plan.together.push(group);
    else if (only && passes(only, false)) plan.alone.push(only.id);
  }
  return plan;
}
