"use client";
import { useQuery } from "@tanstack/react-query";
import { ChevronLeft, ChevronRight, GitCompareArrows } from "lucide-react";
import Link from "next/link";
import { LiveChat } from "@/components/chat/live-chat";
import { StatsPanel } from "@/components/chat/stats-panel";
import { useFreshClips } from "@/components/clips/use-clips";
import { CommandsLink } from "@/components/commands/commands-link";
import { channelUrl } from "@/components/following/channel-url";
import { Avatar } from "@/components/ui/avatar";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { LiveLamp } from "@/components/ui/live-lamp";
import { Page } from "@/components/ui/page";
import { chatRateQuery } from "@/lib/chat/queries";
import { clipFlagsQuery } from "@/lib/clips/queries";
import type { ClipFlag } from "@/lib/clips/schema";
import { streamQuery } from "@/lib/streams/queries";
import type { StreamDetail } from "@/lib/streams/schema";
import { CorrectStream } from "./correct-stream";
import { ExportMenu } from "./export-menu";
import { channelPath, compareStreamsPath, streamExport, streamPath, streamsPath } from "./links";
import { StreamTime } from "./moment";
import { PageNotYet } from "./not-yet";
import { SegmentTable } from "./segment-table";
import { StreamFigures } from "./stream-figures";
import { StreamTimeline } from "./stream-timeline";
import { ON_AIR_REFETCH_MS, useFreshHistory } from "./use-fresh-history";
import { useHistoryWords } from "./use-history-words";

interface StreamPageProps {
  id: string;
  /** Whether the chat is the reader's to see. */
  readsChat: boolean;
  /** Whether a bot answers commands there. */
  answers: boolean;
  /** Whether its record is the reader's to put right. */
  corrects: boolean;
}

/** Everything about one stream. While it is on air the page goes on by itself. */
export function StreamPage({ id, ...rights }: StreamPageProps) {
  const { t } = useHistoryWords();
  const query = useQuery({
    ...streamQuery(id),
    refetchInterval: ({ state }) => (state.data?.endedAt === null ? ON_AIR_REFETCH_MS : false),
  });
  useFreshHistory(query.data?.broadcaster.id);
  if (query.data) return <Shown stream={query.data} {...rights} />;
  return <PageNotYet title={t("stream.name")} query={query} />;
}

/** While they are not known, or cannot be had: the rest of the page does not need them. */
const NO_FLAGS: readonly ClipFlag[] = [];

type ShownProps = Omit<StreamPageProps, "id"> & { stream: StreamDetail };

function Shown({ stream, readsChat, answers, corrects }: ShownProps) {
  const { t, title } = useHistoryWords();
  const { broadcaster, endedAt } = stream;
  const chat = useQuery({
    ...chatRateQuery(stream.id),
    enabled: readsChat,
    refetchInterval: endedAt === null ? ON_AIR_REFETCH_MS : false,
  });
  useFreshClips();
  const clips = useQuery({
    ...clipFlagsQuery(stream.id),
    refetchInterval: endedAt === null ? ON_AIR_REFETCH_MS : false,
  });
  return (
    <Page
      title={title(stream.title)}
      picture={<Avatar name={broadcaster.displayName} src={broadcaster.avatarUrl} size={48} />}
      summary={
        <span className="flex flex-wrap items-center gap-x-3">
          <span>
            <Link href={channelPath(broadcaster.login)} className="font-medium text-ink hover:text-accent">
              {broadcaster.displayName}
            </Link>{" "}
            · <StreamTime at={stream.startedAt} />
          </span>
          {endedAt === null && (
            <span className="inline-flex items-center gap-2 text-live-ink">
              <LiveLamp lit />
              {t("stream.onAir")}
            </span>
          )}
        </span>
      }
      actions={<Actions stream={stream} answers={answers} corrects={corrects} />}
    >
      <div className="space-y-4">
        <StreamFigures stream={stream} />
        <StreamTimeline stream={stream} chat={chat.data} flags={clips.data?.items ?? NO_FLAGS} />
        {readsChat && endedAt === null && (
          <Card className="overflow-clip">
            <LiveChat
              channelId={broadcaster.id}
              login={broadcaster.login}
              initial={null}
              className="h-[min(36rem,80dvh)]"
            />
          </Card>
        )}
        <SegmentTable stream={stream} />
        {readsChat && <StatsPanel login={broadcaster.login} of={{ streamId: stream.id }} />}
        <Neighbours stream={stream} />
      </div>
    </Page>
  );
}

function Actions({ stream, answers, corrects }: Omit<ShownProps, "readsChat">) {
  const { t } = useHistoryWords();
  const { broadcaster, id, previousId } = stream;
  return (
    <>
      {stream.endedAt === null && (
        <Button asChild look="primary">
          <a href={channelUrl(broadcaster.login)} target="_blank" rel="noopener noreferrer">
            {t("actions.watch")}
          </a>
        </Button>
      )}
      {answers && <CommandsLink login={broadcaster.login} />}
      {previousId && (
        <Button asChild>
          <Link href={compareStreamsPath([id, previousId])}>
            <GitCompareArrows aria-hidden />
            {t("actions.compare")}
          </Link>
        </Button>
      )}
      {corrects && stream.endedAt !== null && <CorrectStream stream={stream} />}
      <ExportMenu what="one" hrefOf={(format) => streamExport(id, format)} />
    </>
  );
}

/** To the stream before and the stream after, and to all of them. */
function Neighbours({ stream: { broadcaster, previousId, nextId } }: { stream: StreamDetail }) {
  const { t } = useHistoryWords();
  const { login, displayName } = broadcaster;
  return (
    <nav
      aria-label={t("stream.others", { name: displayName })}
      className="grid grid-cols-2 gap-2 pt-2 sm:grid-cols-[1fr_auto_1fr]"
    >
      <span>
        {previousId && (
          <Button asChild>
            <Link href={streamPath(login, previousId)} rel="prev">
              <ChevronLeft aria-hidden />
              {t("stream.before")}
            </Link>
          </Button>
        )}
      </span>
      <span className="text-center max-sm:order-1 max-sm:col-span-2">
        <Button asChild look="quiet">
          <Link href={streamsPath(login)}>{t("stream.all", { name: displayName })}</Link>
        </Button>
      </span>
      <span className="text-right">
        {nextId && (
          <Button asChild>
            <Link href={streamPath(login, nextId)} rel="next">
              {t("stream.after")}
              <ChevronRight aria-hidden />
            </Link>
          </Button>
        )}
      </span>
    </nav>
  );
}
