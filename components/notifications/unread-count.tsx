"use client";
import { useTranslations } from "next-intl";
import { cn } from "@/components/ui/class-names";
import { useUnread } from "./use-inbox";

/** The number of unread notifications as a small badge; nothing when there are none. */
export function UnreadCount({ className }: { className?: string }) {
  const t = useTranslations("notifications");
  const unread = useUnread();
  if (unread === 0) return null;
  return (
    <span
      className={cn(
        "inline-flex h-4 min-w-4 items-center justify-center rounded-full bg-accent px-1 font-semibold text-[0.625rem] text-on-accent tabular-nums leading-none",
        className,
      )}
    >
      {unread > 99 ? "99+" : unread}
      <span className="sr-only"> {t("bell.badge")}</span>
    </span>
  );
}
