"use client";
import {
  type InfiniteData,
  type QueryClient,
  useInfiniteQuery,
  useMutation,
  useQueryClient,
} from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { toast } from "@/components/ui/toast-store";
import {
  deleteOne,
  type InboxFilter,
  inboxQuery,
  itemsOf,
  markRead,
  notificationKeys,
  postRead,
  remove,
  unreadOf,
} from "@/lib/notifications/queries";
import type { NotificationItem, NotificationPage } from "@/lib/notifications/schema";
import { pendingDeletions, usePendingDeletions } from "./pending-deletions";

type Inbox = InfiniteData<NotificationPage, string | null>;

/** Edits every list of the inbox that is held: the whole one, and those that are narrowed. */
function editInboxes(client: QueryClient, edit: (inbox: Inbox) => Inbox): void {
  client.setQueriesData<Inbox>({ queryKey: notificationKeys.inbox }, (inbox) => inbox && edit(inbox));
}

/** The inbox, or what a filter leaves of it, without what is being deleted. */
export function useInbox(filter: InboxFilter = {}) {
  const query = useInfiniteQuery(inboxQuery(filter));
  const hidden = usePendingDeletions();
  const items = query.data ? itemsOf(query.data).filter((item) => !hidden.has(item.id)) : undefined;
  return { query, items };
}

/** How many notifications are unread; 0 while not known. */
export function useUnread(): number {
  const hidden = usePendingDeletions();
  const { data } = useInfiniteQuery({ ...inboxQuery(), notifyOnChangeProps: ["data"] });
  if (!data) return 0;
  const leaving = itemsOf(data).filter((item) => item.readAt === null && hidden.has(item.id)).length;
  return Math.max(0, unreadOf(data) - leaving);
}

/** Marks some (or, without ids, all) as read: at once on the page, taken back if the server refuses. */
export function useMarkRead() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (ids: string[] | undefined) => postRead(ids),
    onMutate: async (ids) => {
      // A list that has nothing yet keeps waiting: called off, nobody would ask for it again.
      await client.cancelQueries({
        queryKey: notificationKeys.inbox,
        predicate: ({ state }) => state.data !== undefined,
      });
      const at = new Date().toISOString();
      editInboxes(client, (inbox) => markRead(inbox, ids ?? null, at));
    },
    onError: (problem) => {
      toast(problem.detail, { tone: "danger" });
      return client.invalidateQueries({ queryKey: notificationKeys.inbox });
    },
  });
}

/** Takes a notification off the list, offers undo, and deletes it when that offer has passed. */
export function useDelete(): (item: NotificationItem) => void {
  const client = useQueryClient();
  const t = useTranslations("notifications");
  const { mutate } = useMutation({
    mutationFn: (id: string) => deleteOne(id),
    onSuccess: (_answer, id) => editInboxes(client, (inbox) => remove(inbox, [id])),
    onError: (problem) => toast(problem.detail, { tone: "danger" }),
    onSettled: (_answer, _problem, id) => pendingDeletions.end(id),
  });
  return (item) => {
    if (pendingDeletions.has(item.id)) return;
    pendingDeletions.begin(item.id);
    toast(t("deleted"), {
      undo: () => pendingDeletions.end(item.id),
      settle: () => mutate(item.id),
    });
  };
}
