"use client";
import Link from "next/link";
import { usePathname } from "next/navigation";
import { useTranslations } from "next-intl";
import { AlertBadge } from "@/components/alerts/alert-badge";
import { UnreadCount } from "@/components/notifications/unread-count";
import { useUnread } from "@/components/notifications/use-inbox";
import { cn } from "@/components/ui/class-names";
import { DESTINATIONS, type Destination, leadsTo } from "./destinations";
import { Logo, LogoMark } from "./logo";

/** The way around on a desktop: names from 1,024 px, icons below. */
export function Rail({ operator }: { operator: boolean }) {
  const t = useTranslations("shell");
  const lit = useUnread() > 0;
  const own = DESTINATIONS.filter((destination) => !destination.operators);
  const operators = DESTINATIONS.filter((destination) => destination.operators);
  return (
    <nav
      aria-label={t("main")}
      className="sticky top-0 hidden h-dvh flex-col overflow-y-auto border-line border-r bg-surface md:flex md:w-16 lg:w-52"
    >
      <Link
        href="/dashboard"
        className="flex h-14 shrink-0 items-center justify-center rounded-md lg:justify-start lg:px-4"
      >
        <Logo lit={lit} className="max-lg:hidden" />
        <LogoMark lit={lit} className="lg:hidden" />
        <span className="sr-only lg:hidden">Tallylight</span>
      </Link>
      <div className="flex flex-col gap-1 p-2">
        {own.map((destination) => (
          <RailLink key={destination.href} destination={destination} />
        ))}
        {operator && (
          <div className="mt-3 flex flex-col gap-1 border-line border-t pt-3">
            <p className="px-3 pb-1 text-ink-3 text-xs max-lg:sr-only">{t("admin")}</p>
            {operators.map((destination) => (
              <RailLink key={destination.href} destination={destination} />
            ))}
          </div>
        )}
      </div>
    </nav>
  );
}

function RailLink({ destination }: { destination: Destination }) {
  const label = useTranslations("shell.destinations")(destination.name);
  const here = leadsTo(destination, usePathname());
  const Icon = destination.icon;
  return (
    <Link
      href={destination.href}
      aria-current={here ? "page" : undefined}
      title={label}
      className={cn(
        "relative flex h-9 items-center gap-3 rounded-md px-3 font-medium text-ink-2 transition-colors hover:bg-raised hover:text-ink max-lg:justify-center max-lg:px-0",
        here && "bg-raised text-ink",
      )}
    >
      <Icon aria-hidden className={cn("size-[1.125rem] shrink-0 text-ink-3", here && "text-accent")} />
      <span className="max-lg:sr-only">{label}</span>
      {destination.alerts && <AlertBadge className="ml-auto max-lg:absolute max-lg:top-0.5 max-lg:right-1" />}
      {destination.counts && (
        <UnreadCount className="ml-auto max-lg:absolute max-lg:top-0.5 max-lg:right-1" />
      )}
    </Link>
  );
}
