"use client";
import { Cable, type LucideIcon, MessagesSquare, UsersRound } from "lucide-react";
import Link from "next/link";
import { usePathname } from "next/navigation";
import { cn } from "@/components/ui/class-names";

interface StudioPart {
  /** After `/studio/<login>`. */
  path: "" | `/${string}`;
  label: string;
  icon: LucideIcon;
  /** Only for the channel's owner. */
  own?: true;
}

/** The parts of a channel's studio. One is added here when its page exists. */
const PARTS: readonly StudioPart[] = [
  { path: "", label: "Connection", icon: Cable, own: true },
  { path: "/chat", label: "Chat", icon: MessagesSquare },
  { path: "/viewers", label: "Viewers", icon: UsersRound },
];

interface StudioNavProps {
  login: string;
  /** Whether it is the person's own channel. Whom the owner lets read sees less. */
  own: boolean;
}

/** Leads through the parts of one channel's studio. */
export function StudioNav({ login, own }: StudioNavProps) {
  const pathname = usePathname();
  const base = `/studio/${login}`;
  return (
    <nav aria-label={`Studio of ${login}`} className="border-line border-b px-4 md:px-6">
      <ul className="mx-auto flex max-w-[80rem] gap-1 overflow-x-auto">
        {PARTS.filter((part) => own || !part.own).map(({ path, label, icon: Icon }) => {
          const href = `${base}${path}`;
          const here = path === "" ? pathname === base : pathname.startsWith(href);
          return (
            <li key={href}>
              <Link
                href={href}
                aria-current={here ? "page" : undefined}
                className={cn(
                  "flex h-11 items-center gap-2 border-transparent border-b-2 px-3 font-medium text-ink-2 transition-colors hover:text-ink focus-visible:outline-offset-[-2px]",
                  here && "border-accent text-ink",
                )}
              >
                <Icon aria-hidden className="size-4 text-ink-3" />
                {label}
              </Link>
            </li>
          );
        })}
      </ul>
    </nav>
  );
}
