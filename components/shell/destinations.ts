import {
  Activity,
  Bell,
  Bot,
  CalendarClock,
  ChartNoAxesColumn,
  Clapperboard,
  type LucideIcon,
  MessageSquareText,
  RadioTower,
  UsersRound,
} from "lucide-react";

export interface Destination {
  href: string;
  label: string;
  /** In the bottom bar, where six stand side by side on 360 px. */
  shortLabel?: string;
  icon: LucideIcon;
  /** Other places whose pages belong to it. */
  covers?: readonly string[];
  /** Only operators see it. */
  operators?: true;
  /** Shows the number of unread notifications. */
  counts?: true;
  /** Shows that an alert goes on. */
  alerts?: true;
  /** Left out of the bottom bar, which has no room for all; found by the account menu or the palette. */
  railOnly?: true;
}

/** Where the rail, the bottom bar and the command palette lead. A page is added here when it exists. */
export const DESTINATIONS: readonly Destination[] = [
  { href: "/dashboard", label: "Live", icon: RadioTower },
  { href: "/following", label: "Following", icon: UsersRound },
  { href: "/streams", label: "Streams", icon: ChartNoAxesColumn, covers: ["/channels", "/compare"] },
  { href: "/chat", label: "Chat search", shortLabel: "Chat", icon: MessageSquareText },
  { href: "/notifications", label: "Notifications", shortLabel: "Inbox", icon: Bell, counts: true },
  { href: "/studio", label: "Studio", icon: Clapperboard, railOnly: true },
  { href: "/admin/sync", label: "Sync", icon: Activity, operators: true, alerts: true },
  { href: "/admin/bot", label: "Bots", icon: Bot, operators: true, railOnly: true },
  { href: "/admin/jobs", label: "Jobs", icon: CalendarClock, operators: true, railOnly: true },
];

/** Whether a page belongs to a destination: it is it, or lies under it. */
export function leadsTo(destination: Destination, pathname: string): boolean {
  return [destination.href, ...(destination.covers ?? [])].some(
    (href) => pathname === href || pathname.startsWith(`${href}/`),
  );
}
