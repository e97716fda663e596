import { Bot } from "lucide-react";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { ChatName } from "@/components/chat/chat-name";
import { Badge } from "@/components/ui/badge";
import { cn } from "@/components/ui/class-names";
import { CalendarDate, RelativeTime } from "@/components/ui/relative-time";
import { useFormats } from "@/components/ui/use-formats";
import type { ChannelViewer } from "@/lib/viewers/schema";
import { viewerPath } from "./links";
import { RoleBadges } from "./role-badges";

/** Of a row, in CSS px. */
export const ROW_HEIGHT = 64;

const COLUMNS = "md:grid md:grid-cols-[minmax(0,1fr)_7rem_7rem_9rem_9rem] md:gap-4";

/** Names the columns on screens that are wide enough for any. Each row says it again for screen readers. */
export function ViewerColumns() {
  const t = useTranslations("viewers");
  return (
    <div
      aria-hidden
      className={cn("hidden border-line border-b px-4 py-2 font-medium text-ink-3 text-xs", COLUMNS)}
    >
      <span>{t("row.chatter")}</span>
      <span className="text-right">{t("page.messages")}</span>
      <span className="text-right">{t("page.streams")}</span>
      <span className="text-right">{t("page.firstSeen")}</span>
      <span className="text-right">{t("page.lastSeen")}</span>
    </div>
  );
}

/** One person of a channel's chat. */
export function ViewerRow({ login, viewer }: { login: string; viewer: ChannelViewer }) {
  const formats = useFormats();
  const t = useTranslations("viewers");
  return (
    <Link
      href={viewerPath(login, viewer.id)}
      data-row
      className={cn(
        "flex h-16 items-center justify-between gap-3 border-line border-b px-4 hover:bg-raised focus-visible:outline-offset-[-2px]",
        COLUMNS,
      )}
    >
      <span className="flex min-w-0 items-center gap-2">
        <span className="min-w-0 truncate">
          <RoleBadges viewer={viewer} />
          <ChatName author={viewer} />
        </span>
        <ViewerMarks viewer={viewer} />
      </span>
      <span className="shrink-0 text-right text-ink-2 text-xs tabular-nums md:hidden">
        {t("list.messages", { count: viewer.messages })}
        <br />
        <RelativeTime at={viewer.lastSeenAt} />
      </span>
      <span className="text-right tabular-nums max-md:hidden">
        {formats.count(viewer.messages)}
        <span className="sr-only">{` ${t("row.messages")}`}</span>
      </span>
      <span className="text-right tabular-nums max-md:hidden">
        {formats.count(viewer.streams)}
        <span className="sr-only">{` ${t("row.streams")}`}</span>
      </span>
      <span className="text-right text-ink-2 tabular-nums max-md:hidden">
        <span className="sr-only">{`${t("row.firstSeen")} `}</span>
        <CalendarDate at={viewer.firstSeenAt} />
      </span>
      <span className="text-right text-ink-2 tabular-nums max-md:hidden">
        <span className="sr-only">{`${t("row.lastSeen")} `}</span>
        <RelativeTime at={viewer.lastSeenAt} />
      </span>
    </Link>
  );
}

/** What is to be known of somebody at a glance: a bot, there now. */
export function ViewerMarks({ viewer }: { viewer: ChannelViewer }) {
  const t = useTranslations("viewers");
  return (
    <>
      {viewer.bot && (
        <Badge>
          <Bot aria-hidden />
          {t("row.bot")}
        </Badge>
      )}
      {viewer.presentSince && viewer.deletedAt === null && <Badge tone="ok">{t("row.inChat")}</Badge>}
    </>
  );
}
