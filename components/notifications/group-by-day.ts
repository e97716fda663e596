import { dayKey } from "@/components/ui/time-text";
import type { NotificationItem } from "@/lib/notifications/schema";

export interface Day {
  /** "2026-11-20" in the person's zone. */
  key: string;
  items: NotificationItem[];
}

/** Notifications of one day together; days and items stay in the order given. */
export function groupByDay(items: readonly NotificationItem[], timeZone: string): Day[] {
  const days: Day[] = [];
  for (const item of items) {
    const key = dayKey(Date.parse(item.createdAt), timeZone);
    const last = days.at(-1);
    if (last?.key === key) last.items.push(item);
    else days.push({ key, items: [item] });
  }
  return days;
}
