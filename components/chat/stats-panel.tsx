"use client";
import { useQuery } from "@tanstack/react-query";
import { MessagesSquare } from "lucide-react";
import Link from "next/link";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { percent } from "@/components/charts/paths";
import { Figure } from "@/components/sync/figure";
import { Button } from "@/components/ui/button";
import { CardSection } from "@/components/ui/card";
import { NotYet } from "@/components/ui/not-yet";
import { Skeleton } from "@/components/ui/skeleton";
import { useFormats } from "@/components/ui/use-formats";
import { chatStatsQuery, type StatsOf } from "@/lib/chat/queries";
import type { ChatStats } from "@/lib/chat/schema";
import { ChatName } from "./chat-name";
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
  const t = useTranslations("chat");
  const query = useQuery(chatStatsQuery(login, of));
  if (query.data) return <Shown stats={query.data} login={login} of={of} />;
  return (
    <CardSection title={t("stats.title")}>
      <NotYet query={query} loading={t("stats.loading")}>
        <div className="space-y-4 p-4">
          <Skeleton className="h-22" />
          <Skeleton className="h-64" />
        </div>
      </NotYet>
    </CardSection>
  );
}

function Shown({ stats, login, of }: StatsPanelProps & { stats: ChatStats }) {
  const t = useTranslations("chat");
  if (stats.messages === 0)
    return (
      <CardSection title={t("stats.title")}>
        <p className="p-4 text-ink-2">{t("stats.nothing")}</p>
      </CardSection>
    );
  const scope = "streamId" in of ? `stream:${of.streamId}` : `in:${login}`;
  return (
    <section aria-labelledby="chat-figures" className="space-y-4">
      <div className="flex items-end justify-between gap-4 pt-2">
        <h2 id="chat-figures" className="font-semibold text-base">
          {t("stats.title")}
        </h2>
        <Button asChild size="small">
          <Link href={searchPath(`${scope} `)}>
            <MessagesSquare aria-hidden />
            {t("stats.search")}
          </Link>
        </Button>
      </div>
      <Figures stats={stats} />
      <StatsChart stats={stats} />
      <div className="grid gap-4 lg:grid-cols-2">
        <Ranking title={t("stats.mostWritten")} hint={t("stats.withoutBots")} empty={t("stats.nobody")}>
          {stats.topChatters.map((person) => (
            <Ranked key={person.id} count={person.messages} most={stats.topChatters[0]?.messages ?? 1}>
              <Link href={searchPath(`${scope} from:${person.login}`)} className="truncate hover:text-accent">
                <ChatName author={person} />
              </Link>
            </Ranked>
          ))}
        </Ranking>
        <Ranking
          title={t("stats.emotes")}
          hint={
            stats.emotesOf === null ? t("stats.byUses") : t("stats.lastByUses", { count: stats.emotesOf })
          }
          empty={t("stats.noEmote")}
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
  const t = useTranslations("chat");
  const formats = useFormats();
  const busiest = hours.reduce<ChatStats["hours"][number] | null>(
    (most, hour) => (most && most[1] >= hour[1] ? most : hour),
    null,
  );
  return (
    <dl className="grid grid-cols-2 gap-px overflow-clip rounded-lg border border-line bg-line *:bg-surface sm:grid-cols-4">
      <Figure label={t("stats.messagesLabel")} value={formats.count(messages)} />
      <Figure label={t("stats.people")} value={formats.count(chatters)} />
      <Figure
        label={t("stats.perPerson")}
        value={formats.count(Math.round((messages / Math.max(1, chatters)) * 10) / 10)}
      />
      <Figure
        label={t("stats.busiest")}
        value={busiest ? t("stats.messages", { count: busiest[1] }) : "–"}
        note={busiest && t("stats.from", { time: formats.clock(busiest[0]) })}
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
  const formats = useFormats();
  return (
    <li>
      <span className="flex items-center justify-between gap-3">
        <span className="flex min-w-0 items-center gap-2">{children}</span>
        <span className="shrink-0 text-ink-2 text-xs tabular-nums">{formats.count(count)}</span>
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
