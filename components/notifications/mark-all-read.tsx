"use client";
import { CheckCheck } from "lucide-react";
import { Button } from "@/components/ui/button";
import { useMarkRead, useUnread } from "./use-inbox";

export function MarkAllRead() {
  const unread = useUnread();
  const { mutate, isPending } = useMarkRead();
  return (
    <Button disabled={unread === 0} busy={isPending} onClick={() => mutate(undefined)}>
      <CheckCheck aria-hidden />
      Mark all read
    </Button>
  );
}

/** "3 unread", for the line under the page's title. */
export function UnreadSummary() {
  const unread = useUnread();
  return <>{unread === 0 ? "All read" : `${unread} unread`}</>;
}
