import { Gem, Hammer, type LucideIcon, Medal, ShieldPlus, Star, Video } from "lucide-react";
import { cn } from "@/components/ui/class-names";
import type { ChatRole } from "@/lib/chat/schema";

const BADGES: Record<ChatRole, { title: string; icon: LucideIcon; tone: string }> = {
  broadcaster: { title: "Broadcaster", icon: Video, tone: "text-warn" },
  lead_moderator: { title: "Lead moderator", icon: ShieldPlus, tone: "text-ok" },
  moderator: { title: "Moderator", icon: Hammer, tone: "text-ok" },
  vip: { title: "VIP", icon: Gem, tone: "text-chart-6" },
  founder: { title: "Founder", icon: Medal, tone: "text-chart-2" },
  subscriber: { title: "Subscriber", icon: Star, tone: "text-chart-2" },
};

/** Who says the same twice is shown once: the one that says more. */
const SAID_BY: Partial<Record<ChatRole, ChatRole>> = {
  moderator: "lead_moderator",
  subscriber: "founder",
};

/** What somebody was in the channel when they wrote, as small pictures with their names. */
export function ChatBadges({ roles, className }: { roles: readonly ChatRole[]; className?: string }) {
  const shown = ROLES.filter((role) => {
    const better = SAID_BY[role];
    return roles.includes(role) && !(better && roles.includes(better));
  });
  if (shown.length === 0) return null;
  return (
    <span className={cn("mr-1 inline-flex gap-0.5 align-[-0.15em]", className)}>
      {shown.map((role) => {
        const { title, icon: Icon, tone } = BADGES[role];
        return (
          <span key={role} role="img" aria-label={title} title={title} className={cn("inline-flex", tone)}>
            <Icon aria-hidden className="size-3.5" />
          </span>
        );
      })}
    </span>
  );
}

const ROLES = Object.keys(BADGES) as ChatRole[];
