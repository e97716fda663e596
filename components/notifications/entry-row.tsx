"use client";
import { Trash2 } from "lucide-react";
import { useTranslations } from "next-intl";
import type { KeyboardEvent } from "react";
import { IconButton } from "@/components/ui/icon-button";
import type { NotificationItem } from "@/lib/notifications/schema";
import { EntryMenu } from "./entry-menu";
import { entryWords } from "./entry-words";
import { NotificationLink } from "./notification-row";
import { useDelete, useMarkRead } from "./use-inbox";

/** An entry of the inbox with what can be done with it. The Delete key deletes it, and the next one has the focus. */
export function EntryRow({ item }: { item: NotificationItem }) {
  const t = useTranslations("notifications");
  const { mutate: read } = useMarkRead();
  const remove = useDelete();
  const { title } = entryWords(item, t);
  const markRead = () => {
    if (item.readAt === null) read([item.id]);
  };
  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    if (event.key !== "Delete" || !(event.target instanceof HTMLElement) || !("row" in event.target.dataset))
      return;
    focusBeside(event.target);
    remove(item);
  };
  return (
    <li className="flex items-center" onKeyDown={onKeyDown}>
      <NotificationLink item={item} onOpen={markRead} />
      <span className="flex shrink-0 items-center pr-1 sm:pr-2">
        <EntryMenu item={item} title={title} onRead={markRead} onDelete={() => remove(item)} />
        <IconButton
          label={t("actions.deleteOf", { title })}
          size="small"
          className="max-sm:hidden"
          onClick={() => remove(item)}
        >
          <Trash2 aria-hidden />
        </IconButton>
      </span>
    </li>
  );
}

/** Moves the focus to the next row, or the one before the last. */
function focusBeside(row: HTMLElement): void {
  const rows = [...document.querySelectorAll<HTMLElement>("[data-row]")];
  const here = rows.indexOf(row);
  (rows[here + 1] ?? rows[here - 1])?.focus();
}
