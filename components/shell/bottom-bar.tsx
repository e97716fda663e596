"use client";
import Link from "next/link";
import { usePathname } from "next/navigation";
import { useTranslations } from "next-intl";
import { AlertBadge } from "@/components/alerts/alert-badge";
import { UnreadCount } from "@/components/notifications/unread-count";
import { cn } from "@/components/ui/class-names";
import { DESTINATIONS, leadsTo } from "./destinations";

/** The way around on a phone, under the thumb. */
export function BottomBar({ operator }: { operator: boolean }) {
  const t = useTranslations("shell");
  const pathname = usePathname();
  return (
    <nav
      aria-label={t("main")}
      className="fixed inset-x-0 bottom-0 z-30 flex border-line border-t bg-surface pb-[env(safe-area-inset-bottom)] md:hidden"
    >
      {DESTINATIONS.filter(
        ({ operators, railOnly, givesWay }) => !railOnly && !(operator ? givesWay : operators),
      ).map((destination) => {
        const here = leadsTo(destination, pathname);
        const Icon = destination.icon;
        return (
          <Link
            key={destination.href}
            href={destination.href}
            aria-current={here ? "page" : undefined}
            className={cn(
              "relative flex h-14 flex-1 flex-col items-center justify-center gap-1 text-[0.6875rem] text-ink-2 focus-visible:outline-offset-[-2px]",
              here && "text-ink",
            )}
          >
            <Icon aria-hidden className={cn("size-5 text-ink-3", here && "text-accent")} />
            {destination.short ? t(`short.${destination.short}`) : t(`destinations.${destination.name}`)}
            {destination.alerts && <AlertBadge className="absolute top-1.5 left-1/2 ml-2" />}
            {destination.counts && <UnreadCount className="absolute top-1.5 left-1/2 ml-1.5" />}
          </Link>
        );
      })}
    </nav>
  );
}
