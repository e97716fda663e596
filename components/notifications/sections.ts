import { dayKey } from "@/components/ui/zoned-day";
import type { NotificationItem } from "@/lib/notifications/schema";

/** Entries that stand together. */
export interface Section {
  /** "away", or the day in the person's zone: "2026-11-20". */
  key: string;
  stacks: Stack[];
}

/** Entries of one broadcaster that are shown as one until it is opened; or a single one. */
export interface Stack {
  broadcasterId: string;
  items: NotificationItem[];
}

/** The time that a person was away before this visit, in ms since the epoch. */
export interface Absence {
  since: number;
  until: number;
}

/** So many of one broadcaster in a section become a stack. */
const STACK_FROM = 3;

/**
 * The inbox as it is shown: what was missed on top, then by day, in the order given; each entry once. Many entries of
 * one broadcaster in a section stand together, where the newest of them is.
 */
export function sectionsOf(
  items: readonly NotificationItem[],
  timeZone: string,
  absence: Absence | null,
): Section[] {
  const byKey = new Map<string, NotificationItem[]>([["away", []]]);
  for (const item of items) {
    const at = Date.parse(item.createdAt);
    const missed = absence !== null && at > absence.since && at <= absence.until;
    const key = missed ? "away" : dayKey(at, timeZone);
    byKey.set(key, [...(byKey.get(key) ?? []), item]);
  }
  return [...byKey].flatMap(([key, held]) => (held.length > 0 ? [{ key, stacks: stacksOf(held) }] : []));
}

function stacksOf(items: readonly NotificationItem[]): Stack[] {
  const held = new Map<string, NotificationItem[]>();
  for (const item of items) held.set(item.broadcaster.id, [...(held.get(item.broadcaster.id) ?? []), item]);
  return items.flatMap((item): Stack[] => {
    const broadcasterId = item.broadcaster.id;
    const all = held.get(broadcasterId) ?? [];
    if (all.length < STACK_FROM) return [{ broadcasterId, items: [item] }];
    return item === all[0] ? [{ broadcasterId, items: all }] : [];
  });
}
