"use client";
import { useQuery } from "@tanstack/react-query";
import { MessagesSquare } from "lucide-react";
import Link from "next/link";
import type { ReactNode } from "react";
import { percent } from "@/components/charts/paths";
import { countText, plural } from "@/components/history/words";
import { Figure } from "@/components/sync/figure";
import { Button } from "@/components/ui/button";
import { CardSection } from "@/components/ui/card";
import { useTimeZone } from "@/components/ui/clock";
import { Skeleton, SkeletonView } from "@/components/ui/skeleton";
import { clockText } from "@/components/ui/time-text";
import { chatStatsQuery, type StatsOf } from "@/lib/chat/queries";
import type { ChatStats } from "@/lib/chat/schema";
import { ChatName } from "./chat-name";
import { ChatProblem } from "./chat-states";
import { Emote } from "./emote";
import { searchPath } from "./links";
import { StatsChart } from "./stats-chart";

interface StatsPanelProps {
  login: string;
  /** One stream, or the channel's last days. */
  of: StatsOf;
}

/** What was written, by how many, who most, and with which emotes. For those who may read the chat. */
export function StatsPanel({ login, of }: StatsPanelProps) {
  const query = useQuery(chatStatsQuery(login, of));
  if (query.data) return <Shown stats={query.data} login={login} of={of} />;
  if (query.isError)
    return (
      <CardSection title="Chat">
        <ChatProblem query={query} />
      </CardSection>
    );
  return (
    <SkeletonView label="Loading figures of the chat">
      <div className="space-y-4">
        <Skeleton className="h-22" />
        <Skeleton className="h-64" />
      </div>
    </SkeletonView>
  );
}

function Shown({ stats, login, of }: StatsPanelProps & { stats: ChatStats }) {
  if (stats.messages === 0)
    return (
      <CardSection title="Chat">
        <p className="p-4 text-ink-2">Nothing was written, or nothing was recorded.</p>
      </CardSection>
    );
  const scope = "streamId" in of ? `stream:${of.streamId}` : `in:${login}`;
  return (
    <section aria-labelledby="chat-figures" className="space-y-4">
      <div className="flex items-end justify-between gap-4 pt-2">
        <h2 id="chat-figures" className="font-semibold text-base">
          Chat
        </h2>
        <Button asChild size="small">
          <Link href={searchPath(`${scope} `)}>
            <MessagesSquare aria-hidden />
            Search it
          </Link>
        </Button>
      </div>
      <Figures stats={stats} />
      <StatsChart stats={stats} />
      <div className="grid gap-4 lg:grid-cols-2">
        <Ranking title="Who wrote most" hint="Without bots" empty="Nobody yet.">
          {stats.topChatters.map((person) => (
            <Ranked key={person.id} count={person.messages} most={stats.topChatters[0]?.messages ?? 1}>
              <Link href={searchPath(`${scope} from:${person.login}`)} className="truncate hover:text-accent">
                <ChatName author={person} />
              </Link>
            </Ranked>
          ))}
        </Ranking>
        <Ranking
          title="Emotes"
          hint={
            stats.emotesOf === null ? "By uses" : `In the last ${plural(stats.emotesOf, "message")}, by uses`
          }
          empty="No emote was used."
        >
          {stats.topEmotes.map((emote) => (
            <Ranked key={emote.id} count={emote.uses} most={stats.topEmotes[0]?.uses ?? 1}>
              <Emote id={emote.id} name={emote.name} small />
              <span className="truncate text-ink-2">{emote.name}</span>
            </Ranked>
          ))}
        </Ranking>
      </div>
    </section>
  );
}

function Figures({ stats: { messages, chatters, hours } }: { stats: ChatStats }) {
  const timeZone = useTimeZone();
  const busiest = hours.reduce<ChatStats["hours"][number] | null>(
    (most, hour) => (most && most[1] >= hour[1] ? most : hour),
    null,
  );
  return (
    <dl className="grid grid-cols-2 gap-px overflow-clip rounded-lg border border-line bg-line *:bg-surface sm:grid-cols-4">
      <Figure label="Messages" value={countText(messages)} />
      <Figure label="People who wrote" value={countText(chatters)} />
      <Figure
        label="Messages a person"
        value={countText(Math.round((messages / Math.max(1, chatters)) * 10) / 10)}
      />
      <Figure
        label="Busiest hour"
        value={busiest ? plural(busiest[1], "message") : "–"}
        note={busiest && `from ${clockText(busiest[0], timeZone)}`}
      />
    </dl>
  );
}

interface RankingProps {
  title: string;
  hint: string;
  empty: string;
  children: readonly ReactNode[];
}

function Ranking({ title, hint, empty, children }: RankingProps) {
  return (
    <CardSection title={title} hint={hint} className="min-w-0">
      {children.length === 0 ? (
        <p className="p-4 text-ink-2">{empty}</p>
      ) : (
        <ol className="space-y-2.5 p-4">{children}</ol>
      )}
    </CardSection>
  );
}

function Ranked({ count, most, children }: { count: number; most: number; children: ReactNode }) {
  return (
    <li>
      <span className="flex items-center justify-between gap-3">
        <span className="flex min-w-0 items-center gap-2">{children}</span>
        <span className="shrink-0 text-ink-2 text-xs tabular-nums">{countText(count)}</span>
      </span>
      <span aria-hidden className="mt-1 block h-1.5 rounded-full bg-raised">
        <span
          className="block h-full rounded-full bg-chart-2/70"
          style={{ width: percent(count / Math.max(1, most)) }}
        />
      </span>
    </li>
  );
}
