"use client";
import {
  BadgeCheck,
  Cable,
  Clock,
  Film,
  Import,
  type LucideIcon,
  MessagesSquare,
  Quote,
  ScrollText,
  ShieldCheck,
  SquareTerminal,
  UsersRound,
} from "lucide-react";
import Link from "next/link";
import { usePathname } from "next/navigation";
import { useTranslations } from "next-intl";
import { useEffect, useRef } from "react";
import { cn } from "@/components/ui/class-names";

/**
 * What of a channel's studio somebody may see: the owner all, operators what is done for the channel, those who manage
 * what the bot says and does, readers the chat.
 */
export interface StudioRights {
  own: boolean;
  operates: boolean;
  manages: boolean;
  reads: boolean;
}

interface StudioPart {
  /** After `/studio/<login>`. */
  path: "" | `/${string}`;
  name:
    | "connection"
    | "chat"
    | "viewers"
    | "roles"
    | "clips"
    | "commands"
    | "timers"
    | "quotes"
    | "moderation"
    | "import"
    | "audit";
  icon: LucideIcon;
  needs: keyof StudioRights;
}

/** The parts of a channel's studio. One is added here when its page exists. */
const PARTS: readonly StudioPart[] = [
  { path: "", name: "connection", icon: Cable, needs: "own" },
  { path: "/chat", name: "chat", icon: MessagesSquare, needs: "reads" },
  { path: "/viewers", name: "viewers", icon: UsersRound, needs: "reads" },
  { path: "/roles", name: "roles", icon: BadgeCheck, needs: "operates" },
  { path: "/clips", name: "clips", icon: Film, needs: "operates" },
  { path: "/commands", name: "commands", icon: SquareTerminal, needs: "manages" },
  { path: "/timers", name: "timers", icon: Clock, needs: "manages" },
  { path: "/quotes", name: "quotes", icon: Quote, needs: "manages" },
  { path: "/moderation", name: "moderation", icon: ShieldCheck, needs: "manages" },
  { path: "/import", name: "import", icon: Import, needs: "manages" },
  { path: "/audit", name: "audit", icon: ScrollText, needs: "own" },
];

interface StudioNavProps {
  login: string;
  rights: StudioRights;
}

/** Leads through the parts of one channel's studio. Where they do not fit, they scroll; where one is stays in view. */
export function StudioNav({ login, rights }: StudioNavProps) {
  const t = useTranslations("studio");
  const pathname = usePathname();
  const base = `/studio/${login}`;
  const list = useRef<HTMLUListElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the path says which one is marked as current
  useEffect(() => {
    const here = list.current?.querySelector<HTMLElement>("[aria-current]");
    if (!list.current || !here) return;
    // Of the row only: scrollIntoView would move the page as well.
    list.current.scrollLeft = here.offsetLeft - (list.current.clientWidth - here.offsetWidth) / 2;
  }, [pathname]);
  return (
    <nav aria-label={t("nav.label", { login })} className="border-line border-b px-4 max-md:px-0 md:px-6">
      <ul
        ref={list}
        className="relative mx-auto flex max-w-[80rem] gap-1 overflow-x-auto [scrollbar-width:none] max-md:px-2 max-[68rem]:[mask-image:linear-gradient(to_right,transparent,black_1rem,black_calc(100%-1.5rem),transparent)]"
      >
        {PARTS.filter(({ needs }) => rights[needs]).map(({ path, name, icon: Icon }) => {
          const href = `${base}${path}`;
          const here = path === "" ? pathname === base : pathname.startsWith(href);
          return (
            <li key={href} className="shrink-0">
              <Link
                href={href}
                aria-current={here ? "page" : undefined}
                className={cn(
                  "flex h-11 items-center gap-2 border-transparent border-b-2 px-2 font-medium text-ink-2 transition-colors hover:text-ink focus-visible:outline-offset-[-2px]",
                  here && "border-accent text-ink",
                )}
              >
                {/* Between phones and wide screens words need the room that pictures would take. */}
                <Icon aria-hidden className="size-4 text-ink-3 md:max-2xl:hidden" />
                {t(`nav.parts.${name}`)}
              </Link>
            </li>
          );
        })}
      </ul>
    </nav>
  );
}
