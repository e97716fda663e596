import { Gem, Hammer, type LucideIcon, Medal, ShieldPlus, Star, Video } from "lucide-react";
import { useTranslations } from "next-intl";
import { cn } from "@/components/ui/class-names";
import type { ChatRole } from "@/lib/chat/schema";

const BADGES: Record<ChatRole, { icon: LucideIcon; tone: string }> = {
  broadcaster: { icon: Video, tone: "text-warn" },
  lead_moderator: { icon: ShieldPlus, tone: "text-ok" },
  moderator: { icon: Hammer, tone: "text-ok" },
  vip: { icon: Gem, tone: "text-chart-6" },
  founder: { icon: Medal, tone: "text-chart-2" },
  subscriber: { icon: Star, tone: "text-chart-2" },
};

/** Who says the same twice is shown once: the one that says more. */
const SAID_BY: Partial<Record<ChatRole, ChatRole>> = {
  moderator: "lead_moderator",
  subscriber: "founder",
};

interface ChatBadgesProps {
  roles: readonly ChatRole[];
  /** What to say of a role besides its name. */
  titleOf?: (role: ChatRole, name: string) => string;
  className?: string;
}

/** What somebody was in the channel when they wrote, as small pictures with their names. */
export function ChatBadges({ roles, titleOf = (_role, name) => name, className }: ChatBadgesProps) {
  const t = useTranslations("chat");
  const shown = ROLES.filter((role) => {
    const better = SAID_BY[role];
    return roles.includes(role) && !(better && roles.includes(better));
  });
  if (shown.length === 0) return null;
  return (
    <span className={cn("mr-1 inline-flex gap-0.5 align-[-0.15em]", className)}>
      {shown.map((role) => {
        const { icon: Icon, tone } = BADGES[role];
        const title = titleOf(role, t(`badges.${role}`));
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
