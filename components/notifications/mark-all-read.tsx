"use client";
import { CheckCheck } from "lucide-react";
import { useTranslations } from "next-intl";
import { Button } from "@/components/ui/button";
import { useMarkRead, useUnread } from "./use-inbox";

export function MarkAllRead() {
  const t = useTranslations("notifications");
  const unread = useUnread();
  const { mutate, isPending } = useMarkRead();
  return (
    <Button disabled={unread === 0} busy={isPending} onClick={() => mutate(undefined)}>
      <CheckCheck aria-hidden />
      {t("markAllRead")}
    </Button>
  );
}

/** "3 unread", for the line under the page's title. */
export function UnreadSummary() {
  const t = useTranslations("notifications");
  const unread = useUnread();
  return <>{unread === 0 ? t("allRead") : t("unread", { count: unread })}</>;
}
