"use client";
import { useQuery } from "@tanstack/react-query";
import { ArrowLeft, Search } from "lucide-react";
import Link from "next/link";
import { ChatBadges } from "@/components/chat/chat-badges";
import { ChatProblem, ChatSkeleton } from "@/components/chat/chat-states";
import { searchPath } from "@/components/chat/links";
import { countText } from "@/components/history/words";
import { Figure } from "@/components/sync/figure";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { Page } from "@/components/ui/page";
import { CalendarDate, Elapsed, RelativeTime } from "@/components/ui/relative-time";
import { viewerQuery } from "@/lib/viewers/queries";
import type { ChannelViewer } from "@/lib/viewers/schema";
import { AttendedList } from "./attended-list";
import { viewersPath } from "./links";
import { OwnerCard } from "./owner-card";
import { ViewerMarks } from "./viewer-row";

interface ViewerPageProps {
  login: string;
  id: string;
  /** Whether whoever looks owns the channel. */
  own: boolean;
}

/** One person in one channel's chat. What they do elsewhere is not told. */
export function ViewerPage({ login, id, own }: ViewerPageProps) {
  const query = useQuery(viewerQuery(login, id));
  if (!query.data)
    return (
      <Page title="Chatter">
        {query.isError ? <ChatProblem query={query} /> : <ChatSkeleton label="Loading a chatter" />}
      </Page>
    );
  const { viewer } = query.data;
  return (
    <Page
      title={viewer.displayName || viewer.login}
      summary={
        <span className="flex flex-wrap items-center gap-2">
          <span>
            {viewer.login} in the chat of {login}
          </span>
          <ChatBadges roles={viewer.roles} />
          <ViewerMarks viewer={viewer} />
          {viewer.deletedAt && <Badge tone="warn">Removed</Badge>}
        </span>
      }
      actions={
        <>
          <Button asChild look="quiet">
            <Link href={viewersPath(login)}>
              <ArrowLeft aria-hidden />
              All chatters
            </Link>
          </Button>
          <Button asChild>
            <Link href={searchPath(`in:${login} from:${viewer.login}`)}>
              <Search aria-hidden />
              Their messages
            </Link>
          </Button>
        </>
      }
    >
      <div className="space-y-4">
        <Figures viewer={viewer} />
        <AttendedList login={login} id={id} />
        {own && <OwnerCard login={login} detail={query.data} />}
      </div>
    </Page>
  );
}

function Figures({ viewer }: { viewer: ChannelViewer }) {
  const { messages, streams, firstSeenAt, lastSeenAt, presentSince } = viewer;
  return (
    <dl className="grid grid-cols-2 gap-px overflow-clip rounded-lg border border-line bg-line *:bg-surface sm:grid-cols-4">
      <Figure label="Messages" value={countText(messages)} />
      <Figure label="Streams" value={countText(streams)} />
      <Figure label="First seen" value={<CalendarDate at={firstSeenAt} />} />
      {presentSince ? (
        <Figure label="In chat for" value={<Elapsed since={presentSince} />} />
      ) : (
        <Figure label="Last seen" value={<RelativeTime at={lastSeenAt} />} />
      )}
    </dl>
  );
}
