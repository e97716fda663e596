import {
  CircleStop,
  LayoutGrid,
  type LucideIcon,
  Radio,
  RefreshCw,
  RotateCcw,
  TextCursorInput,
} from "lucide-react";
import type { ChangeKind } from "@/lib/live/schema";

/** How what may change is drawn. */
export const CHANGE_ICONS: Record<ChangeKind, LucideIcon> = {
  went_live: Radio,
  went_offline: CircleStop,
  restarted: RefreshCw,
  reopened: RotateCcw,
  title_changed: TextCursorInput,
  category_changed: LayoutGrid,
};
