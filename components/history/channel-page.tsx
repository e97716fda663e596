"use client";
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { Clock, ExternalLink, GitCompareArrows, History } from "lucide-react";
import Link from "next/link";
import { StatsPanel } from "@/components/chat/stats-panel";
import { CommandsLink } from "@/components/commands/commands-link";
import { channelUrl } from "@/components/following/channel-url";
import { Avatar } from "@/components/ui/avatar";
import { Button } from "@/components/ui/button";
import { useNow, useTimeZone } from "@/components/ui/clock";
import { EmptyState } from "@/components/ui/empty-state";
import { LiveLamp } from "@/components/ui/live-lamp";
import { Page } from "@/components/ui/page";
import { Elapsed } from "@/components/ui/relative-time";
import { overviewQuery } from "@/lib/streams/queries";
import type { ChannelOverview } from "@/lib/streams/schema";
import { Calendar } from "./calendar";
import { CategoryBars } from "./category-bars";
import { ExportMenu } from "./export-menu";
import { FollowButton } from "./follow-button";
import { LastStreams } from "./last-streams";
import { likelyWords } from "./likely-words";
import { compareChannelsPath, streamPath, streamsExport } from "./links";
import { PageNotYet } from "./not-yet";
import { SpanSwitch, useSpan } from "./span-switch";
import { TotalsRow } from "./totals-row";
import { TrendChart } from "./trend-chart";
import { ON_AIR_REFETCH_MS, useFreshHistory } from "./use-fresh-history";
import { useHistoryWords } from "./use-history-words";
import { UsualHours } from "./usual-hours";

interface ChannelPageProps {
  login: string;
  /** Whether the person follows it, as the server knew when it made the page. */
  followed: boolean;
  /** Whether its chat is the person's to see. */
  readsChat: boolean;
  /** Whether a bot answers commands there. */
  answers: boolean;
}

/** What a channel does: now, usually, and over the last days. */
export function ChannelPage({ login, followed, readsChat, answers }: ChannelPageProps) {
  const [days] = useSpan();
  const query = useQuery({
    ...overviewQuery(login, { days, zone: useTimeZone() }),
    placeholderData: keepPreviousData,
    refetchInterval: ({ state }) => (state.data?.onAir ? ON_AIR_REFETCH_MS : false),
  });
  useFreshHistory(query.data?.broadcaster.id);
  if (query.data)
    return (
      <Shown
        overview={query.data}
        followed={followed}
        readsChat={readsChat}
        answers={answers}
        stale={query.isPlaceholderData}
      />
    );
  return <PageNotYet title={login} query={query} />;
}

interface ShownProps extends Pick<ChannelPageProps, "followed" | "readsChat" | "answers"> {
  overview: ChannelOverview;
  /** Another span was chosen and is on its way. */
  stale: boolean;
}

function Shown({ overview, followed, readsChat, answers, stale }: ShownProps) {
  const { broadcaster } = overview;
  const { t } = useHistoryWords();
  const { login, displayName } = broadcaster;
  const empty = overview.calendar.length === 0 && overview.onAir === null;
  return (
    <Page
      title={displayName}
      picture={<Avatar name={displayName} src={broadcaster.avatarUrl} size={56} />}
      summary={<OnAir overview={overview} />}
      actions={
        <>
          <Button asChild>
            <a href={channelUrl(login)} target="_blank" rel="noopener noreferrer">
              <ExternalLink aria-hidden />
              {overview.onAir ? t("actions.watch") : t("actions.open")}
            </a>
          </Button>
          <FollowButton channel={broadcaster} followed={followed} />
          {answers && <CommandsLink login={login} />}
          {!empty && (
            <Button asChild>
              <Link href={compareChannelsPath([login])}>
                <GitCompareArrows aria-hidden />
                {t("actions.compare")}
              </Link>
            </Button>
          )}
          {!empty && <ExportMenu what="all" hrefOf={(format) => streamsExport(login, format)} />}
        </>
      }
    >
      {empty ? (
        <EmptyState icon={<History />} title={t("channel.none.title")}>
          {followed
            ? t("channel.none.followed", { name: displayName })
            : t("channel.none.unknown", { name: displayName })}
        </EmptyState>
      ) : (
        <Figures overview={overview} readsChat={readsChat} stale={stale} />
      )}
    </Page>
  );
}

function Figures({ overview, readsChat, stale }: Omit<ShownProps, "followed" | "answers">) {
  const { login } = overview.broadcaster;
  const [days] = useSpan();
  return (
    <div className="space-y-4">
      <div className="flex flex-wrap items-center justify-between gap-x-6 gap-y-3">
        <LikelyNext next={overview.likelyNext} />
        <SpanSwitch />
      </div>
      <div aria-busy={stale} className="space-y-4 transition-opacity aria-busy:opacity-60">
        <TotalsRow totals={overview.totals} before={overview.before} days={overview.days} />
        <TrendChart trend={overview.trend} days={overview.days} />
      </div>
      <Calendar login={login} calendar={overview.calendar} />
      <div className="grid items-start gap-4 lg:grid-cols-2">
        <UsualHours hours={overview.usualHours} zone={overview.zone} />
        <CategoryBars categories={overview.categories} totals={overview.totals} />
      </div>
      <LastStreams login={login} />
      {readsChat && <StatsPanel login={login} of={{ days }} />}
    </div>
  );
}

function OnAir({ overview: { onAir, broadcaster } }: Pick<ShownProps, "overview">) {
  const { t, category, title } = useHistoryWords();
  if (!onAir)
    return broadcaster.login === broadcaster.displayName.toLowerCase()
      ? t("channel.offline")
      : broadcaster.login;
  return (
    <Link
      href={streamPath(broadcaster.login, onAir.id)}
      className="inline-flex max-w-full items-center gap-x-2 rounded hover:text-ink max-sm:flex-wrap"
    >
      <LiveLamp lit />
      <span className="shrink-0 text-live-ink">
        {t.rich("channel.liveFor", { time: () => <Elapsed since={onAir.startedAt} /> })}
      </span>
      <span className="truncate max-sm:basis-full max-sm:whitespace-normal max-sm:text-pretty">
        {category(onAir.categoryName)} · {title(onAir.title)}
      </span>
    </Link>
  );
}

function LikelyNext({ next }: { next: ChannelOverview["likelyNext"] }) {
  const now = useNow(60_000);
  const words = useHistoryWords();
  return (
    <p className="flex min-w-0 flex-1 basis-80 items-start gap-2 text-pretty text-ink-2">
      <Clock aria-hidden className="mt-0.5 size-4 shrink-0 text-ink-3" />
      {next ? likelyWords(next, now, words) : words.t("likely.none")}
    </p>
  );
}
