import {
  Activity,
  Bell,
  Bot,
  CalendarClock,
  ChartNoAxesColumn,
  Clapperboard,
  Crosshair,
  Film,
  Gauge,
  KeyRound,
  type LucideIcon,
  Mails,
  MessageSquareText,
  RadioTower,
  Satellite,
  ScrollText,
  UsersRound,
  Waypoints,
} from "lucide-react";

export interface Destination {
  href: string;
  /** Which of the shell's `destinations` it is called by. */
  name:
    | "live"
    | "following"
    | "streams"
    | "clips"
    | "chat"
    | "notifications"
    | "studio"
    | "sync"
    | "bots"
    | "jobs"
    | "deliveries"
    | "targets"
    | "publishers"
    | "eventsub"
    | "quota"
    | "audit"
    | "keys";
  /** Which of its `short` names stands in the bottom bar, where six stand side by side on 360 px. */
  short?: "chat" | "notifications";
  icon: LucideIcon;
  /** Other places whose pages belong to it. */
  covers?: readonly string[];
  /** Pages among those of another that belong to it all the same. */
  owns?: RegExp;
  /** Only operators see it. */
  operators?: true;
  /** Shows the number of unread notifications. */
  counts?: true;
  /** Shows that an alert goes on. */
  alerts?: true;
  /** Left out of the bottom bar, which has no room for all; found by the account menu or the palette. */
  railOnly?: true;
  /** Left out of the bottom bar of operators, who have one of their own there. */
  givesWay?: true;
}

/** Where the rail, the bottom bar and the command palette lead. A page is added here when it exists. */
export const DESTINATIONS: readonly Destination[] = [
  { href: "/dashboard", name: "live", icon: RadioTower },
  { href: "/following", name: "following", icon: UsersRound },
  { href: "/streams", name: "streams", icon: ChartNoAxesColumn, covers: ["/channels", "/compare"] },
  {
    ...{ href: "/clips", name: "clips", icon: Film, covers: ["/collections"], givesWay: true },
    owns: /^\/channels\/[^/]+\/clips$/,
  },
  { href: "/chat", name: "chat", short: "chat", icon: MessageSquareText },
  { href: "/notifications", name: "notifications", short: "notifications", icon: Bell, counts: true },
  { href: "/studio", name: "studio", icon: Clapperboard, railOnly: true },
  { href: "/admin/sync", name: "sync", icon: Activity, operators: true, alerts: true },
  { href: "/admin/bot", name: "bots", icon: Bot, operators: true, railOnly: true },
  { href: "/admin/jobs", name: "jobs", icon: CalendarClock, operators: true, railOnly: true },
  { href: "/admin/deliveries", name: "deliveries", icon: Mails, operators: true, railOnly: true },
  { href: "/admin/targets", name: "targets", icon: Crosshair, operators: true, railOnly: true },
  { href: "/admin/publishers", name: "publishers", icon: Waypoints, operators: true, railOnly: true },
  { href: "/admin/eventsub", name: "eventsub", icon: Satellite, operators: true, railOnly: true },
  { href: "/admin/quota", name: "quota", icon: Gauge, operators: true, railOnly: true },
  { href: "/admin/audit", name: "audit", icon: ScrollText, operators: true, railOnly: true },
  { href: "/admin/keys", name: "keys", icon: KeyRound, operators: true, railOnly: true },
];

/** Whether a page belongs to a destination: it is it, lies under it, or is owned by it and no other's then. */
export function leadsTo(destination: Destination, pathname: string): boolean {
  const owner = DESTINATIONS.find(({ owns }) => owns?.test(pathname));
  if (owner) return owner.href === destination.href;
  return [destination.href, ...(destination.covers ?? [])].some(
    (href) => pathname === href || pathname.startsWith(`${href}/`),
  );
}
