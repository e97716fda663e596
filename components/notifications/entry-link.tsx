import Link from "next/link";
import type { ReactNode } from "react";
import type { NotificationItem } from "@/lib/notifications/schema";

interface EntryLinkProps {
  item: NotificationItem;
  onOpen: () => void;
  className: string;
  children: ReactNode;
}

/** Leads to the channel on Twitch; to the stream's own page when it is over, since there is nothing to watch any more. */
export function EntryLink({ item, onOpen, className, children }: EntryLinkProps) {
  // What is over has its page; what is about the reader leads to where they can do something about it.
  const path = item.noticePath ?? (item.onAir ? null : item.streamPath);
  const shared = { "data-row": "", onClick: onOpen, className };
  return path !== null ? (
    <Link href={path} {...shared}>
      {children}
    </Link>
  ) : (
    <a href={item.link} target="_blank" rel="noopener noreferrer" {...shared}>
      {children}
    </a>
  );
}
