"use client";
import { useQuery } from "@tanstack/react-query";
import { ArrowLeft, Search } from "lucide-react";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { searchPath } from "@/components/chat/links";
import { Figure } from "@/components/sync/figure";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { NotYet } from "@/components/ui/not-yet";
import { Page } from "@/components/ui/page";
import { CalendarDate, Elapsed, RelativeTime } from "@/components/ui/relative-time";
import { useFormats } from "@/components/ui/use-formats";
import { viewerQuery } from "@/lib/viewers/queries";
import type { ChannelViewer } from "@/lib/viewers/schema";
import { AttendedList } from "./attended-list";
import { viewersPath } from "./links";
import { OwnerCard } from "./owner-card";
import { RoleBadges } from "./role-badges";
import { RolesCard } from "./roles-card";
import { ViewerMarks } from "./viewer-row";

interface ViewerPageProps {
  login: string;
  id: string;
  /** Whether whoever looks owns the channel. */
  own: boolean;
}

/** One person in one channel's chat. What they do elsewhere is not told. */
export function ViewerPage({ login, id, own }: ViewerPageProps) {
  const t = useTranslations("viewers");
  const query = useQuery(viewerQuery(login, id));
  if (!query.data)
    return (
      <Page title={t("page.title")}>
        <NotYet query={query} loading={t("page.loading")} />
      </Page>
    );
  const { viewer } = query.data;
  return (
    <Page
      title={viewer.displayName || viewer.login}
      summary={
        <span className="flex flex-wrap items-center gap-2">
          <span>{t("page.inChatOf", { name: viewer.login, login })}</span>
          <RoleBadges viewer={viewer} />
          <ViewerMarks viewer={viewer} />
          {viewer.deletedAt && <Badge tone="warn">{t("page.removed")}</Badge>}
        </span>
      }
      actions={
        <>
          <Button asChild look="quiet">
            <Link href={viewersPath(login)}>
              <ArrowLeft aria-hidden />
              {t("page.all")}
            </Link>
          </Button>
          <Button asChild>
            <Link href={searchPath(`in:${login} from:${viewer.login}`)}>
              <Search aria-hidden />
              {t("page.messagesOf")}
            </Link>
          </Button>
        </>
      }
    >
      <div className="space-y-4">
        <Figures viewer={viewer} />
        {own && <RolesCard login={login} id={id} lists={query.data.roleLists} />}
        <AttendedList login={login} id={id} />
        {own && <OwnerCard login={login} detail={query.data} />}
      </div>
    </Page>
  );
}

function Figures({ viewer }: { viewer: ChannelViewer }) {
  const t = useTranslations("viewers");
  const formats = useFormats();
  const { messages, streams, firstSeenAt, lastSeenAt, presentSince } = viewer;
  return (
    <dl className="grid grid-cols-2 gap-px overflow-clip rounded-lg border border-line bg-line *:bg-surface sm:grid-cols-4">
      <Figure label={t("page.messages")} value={formats.count(messages)} />
      <Figure label={t("page.streams")} value={formats.count(streams)} />
      <Figure label={t("page.firstSeen")} value={<CalendarDate at={firstSeenAt} />} />
      {presentSince ? (
        <Figure label={t("page.inChatFor")} value={<Elapsed since={presentSince} />} />
      ) : (
        <Figure label={t("page.lastSeen")} value={<RelativeTime at={lastSeenAt} />} />
      )}
    </dl>
  );
}
