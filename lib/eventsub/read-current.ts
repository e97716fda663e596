import type { SubscribeAs, SubscriptionTotals } from "@/lib/twitch";
import { ENABLED } from "./core/diff-subscriptions";
import { mustReadWhole } from "./core/plan-listing";
import { VANISHED } from "./core/subscription-key";
import type { EventSubDeps } from "./deps";
import { isOurs, mirrorOf } from "./place";
import type { EventSubState } from "./repository-state";
import { type MirrorRow, readMirror } from "./repository-subscriptions";

/** What there is, before anything is changed. */
export interface Current extends SubscriptionTotals {
  /** Ours, as Twitch has them now (or had them when the list was last read whole). */
  rows: MirrorRow[];
  /** What subscriptions cost that are not ours. */
  foreignCost: number;
  /** Enabled once, and gone without our doing; by key. */
  vanished: Map<string, MirrorRow>;
  /** What the mirror does not say yet. */
  changed: MirrorRow[];
  /** Rows of the mirror that mean nothing any more. */
  stale: string[];
  isListed: boolean;
}

/** Reads Twitch's list, as far as needed, and compares it with what was there. */
export async function readCurrent(
  deps: Pick<EventSubDeps, "pool" | "twitch">,
  { as, state, callback }: { as: SubscribeAs; state: EventSubState; callback: string },
  signal: AbortSignal,
): Promise<Current> {
  const mirror = await readMirror(deps.pool);
  const known = mirror.filter(({ status }) => status !== VANISHED);
  const vanished = new Map(mirror.filter(({ status }) => status === VANISHED).map((row) => [row.key, row]));
  const first = await deps.twitch.eventSub.list(as, { signal, onlyFirstPage: true });
  const { total, totalCost, maxTotalCost } = first;
  const listing = { listedMs: state.listedMs, expected: state.total };
  if (!first.isWhole && !mustReadWhole(total, listing)) {
    const foreignCost = Math.max(0, totalCost - costOf(known));
    const totals = { total, totalCost, maxTotalCost, foreignCost };
    return { ...totals, rows: known, vanished, changed: [], stale: [], isListed: false };
  }
  const list = first.isWhole ? first : await deps.twitch.eventSub.list(as, { signal });
  const ours = {
    ids: new Set(known.map(({ id }) => id)),
    ...{ callback, conduitId: state.conduitId, asUser: as !== "app" },
  };
  const rows = list.subscriptions.flatMap((one) => mirrorOf(one) ?? []).filter((row) => isOurs(row, ours));
  const there = new Set(rows.map(({ id }) => id));
  const gone = known.filter(({ id }) => !there.has(id));
  // A user's list holds nothing of the app's. And subscriptions of a socket end with it: no loss of a single one.
  const lost = gone.filter(
    ({ status, transport }) => as === "app" && status === ENABLED && transport !== "websocket",
  );
  const newlyVanished = lost.map((row) => ({ ...row, status: VANISHED }));
  for (const row of newlyVanished) vanished.set(row.key, row);
  const before = new Map(known.map((row) => [row.id, row]));
  const isNews = (row: MirrorRow) =>
    before.get(row.id)?.status !== row.status || before.get(row.id)?.cost !== row.cost;
  const kept = new Set([...vanished.values()].map(({ id }) => id));
  return {
    ...{ rows, vanished, isListed: true },
    changed: [...rows.filter(isNews), ...newlyVanished],
    ...{ total: list.total, totalCost: list.totalCost, maxTotalCost: list.maxTotalCost },
    foreignCost: Math.max(0, list.totalCost - costOf(rows)),
    stale: gone.filter(({ id }) => !kept.has(id)).map(({ id }) => id),
  };
}

const costOf = (rows: readonly MirrorRow[]) =>
  rows.reduce(
    (sum, { cost, status }) => sum + (status === ENABLED || status.endsWith("_pending") ? cost : 0),
    0,
  );
