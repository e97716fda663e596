import type { Translate } from "@/lib/i18n/types";
import type { NotificationItem } from "@/lib/notifications/schema";

type Words = Translate<"notifications">;

/** What an entry tells, in the reader's language: who did what, and with what. */
export function entryWords(item: NotificationItem, t: Words): { title: string; message: string } {
  if (item.type === "account_export" || item.type === "channel_reconnect")
    return { title: t(`notice.${item.type}.title`), message: t(`notice.${item.type}.message`) };
  if (item.watched) return watchedWords(item, item.watched, t);
  return item.changedFrom ? changeWords(item, item.changedFrom, t) : goLiveWords(item, t);
}

function goLiveWords({ broadcaster, streamTitle, categoryName }: NotificationItem, t: Words) {
  const title = t("row.live", { name: broadcaster.displayName });
  if (streamTitle && categoryName)
    return { title, message: t("row.both", { title: streamTitle, category: categoryName }) };
  return { title, message: categoryName ? t("row.category", { category: categoryName }) : streamTitle };
}

function watchedWords(
  { broadcaster, categoryName: category, streamTitle }: NotificationItem,
  { viewerCount, more }: NonNullable<NotificationItem["watched"]>,
  t: Words,
) {
  const why = [t("row.watch"), more > 0 ? t("row.more", { count: more }) : ""].filter(Boolean).join(", ");
  return {
    title: t("row.watched", { name: broadcaster.displayName, category, count: viewerCount }),
    message: [streamTitle, why].filter(Boolean).join(" · "),
  };
}

function changeWords(
  { broadcaster, streamTitle, categoryName }: NotificationItem,
  before: NonNullable<NotificationItem["changedFrom"]>,
  t: Words,
) {
  const name = broadcaster.displayName;
  const steps = [
    before.title === null ? "" : stepWords(before.title, streamTitle, t),
    before.categoryName === null ? "" : stepWords(before.categoryName, categoryName, t),
  ];
  return {
    title: changeTitle(name, before.categoryName === null, categoryName, t),
    message: steps.filter(Boolean).join(" · "),
  };
}

function changeTitle(name: string, titleAlone: boolean, category: string, t: Words): string {
  if (titleAlone) return t("row.newTitle", { name });
  return category ? t("row.newCategory", { name, category }) : t("row.noCategory", { name });
}

const stepWords = (before: string, after: string, t: Words): string =>
  before && after ? t("row.step", { before, after }) : before || after;

/** "3 streams and 1 change of Kaya". */
export function stackWords(items: readonly NotificationItem[], t: Words): string {
  const name = items[0]?.broadcaster.displayName ?? "";
  const changes = items.filter((item) => item.type === "stream_changed").length;
  const streams = items.length - changes;
  if (changes === 0) return t("stack.streams", { count: streams, name });
  if (streams === 0) return t("stack.changes", { count: changes, name });
  return t("stack.mixed", { streams, changes, name });
}
