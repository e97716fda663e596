import Link from "next/link";
import type { ReactNode } from "react";
import { cn } from "@/components/ui/class-names";
import { viewerPath } from "@/components/viewers/links";

interface Named {
  login: string;
  displayName: string;
}

interface PersonRowProps {
  /** Whose studio it is. */
  login: string;
  person: { userId: string; chatter: boolean };
  className: string;
  children: ReactNode;
}

/** A line about somebody. Leads to what is known of them in the chat, if they were ever seen there. */
export function PersonRow({ login, person, className, children }: PersonRowProps) {
  const look = cn("flex items-center gap-3 border-line border-b px-4", className);
  if (!person.chatter) return <div className={look}>{children}</div>;
  return (
    <Link
      href={viewerPath(login, person.userId)}
      prefetch={false}
      data-row
      className={cn(look, "hover:bg-raised focus-visible:outline-offset-[-2px]")}
    >
      {children}
    </Link>
  );
}

/** The name that somebody shows, and their login where that is another. */
export function PersonName({ person: { login, displayName } }: { person: Named }) {
  const name = displayName || login;
  return (
    <span className="block truncate">
      <span className="font-medium">{name}</span>
      {name.toLowerCase() !== login && <span className="text-ink-3"> {login}</span>}
    </span>
  );
}
