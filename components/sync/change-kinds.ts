import {
  CircleStop,
  LayoutGrid,
  type LucideIcon,
  Radio,
  RefreshCw,
  RotateCcw,
  TextCursorInput,
} from "lucide-react";
import type { ChangeKind, SyncLogEntry } from "@/lib/live/schema";

/** What may change, in words, in the order of the filter. */
export const CHANGE_KINDS: Record<ChangeKind, { label: string; icon: LucideIcon }> = {
  went_live: { label: "Went live", icon: Radio },
  went_offline: { label: "Ended", icon: CircleStop },
  restarted: { label: "Restarted", icon: RefreshCw },
  reopened: { label: "Came back", icon: RotateCcw },
  title_changed: { label: "Title", icon: TextCursorInput },
  category_changed: { label: "Category", icon: LayoutGrid },
};

/** Who told of a change. */
export const SOURCES: Record<SyncLogEntry["source"], string> = {
  poll: "Poll",
  eventsub: "EventSub",
  bot: "Bot",
};
