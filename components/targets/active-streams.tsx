"use client";
import { useInfiniteQuery } from "@tanstack/react-query";
import { RadioTower } from "lucide-react";
import { useTranslations } from "next-intl";
import { CardSection } from "@/components/ui/card";
import { EmptyState } from "@/components/ui/empty-state";
import { ListFoot } from "@/components/ui/load-more";
import { NotYet } from "@/components/ui/not-yet";
import { Elapsed } from "@/components/ui/relative-time";
import { SkeletonRows } from "@/components/ui/skeleton";
import { VirtualList } from "@/components/ui/virtual-list";
import { activeStreamsQuery } from "@/lib/targets/queries";
import type { ActiveStream } from "@/lib/targets/schema";

/** In CSS px. */
const ROW_HEIGHT = 64;

/** Who is on air in a target, the most watched first. */
export function ActiveStreams({ id }: { id: string }) {
  const t = useTranslations("targets.streams");
  const query = useInfiniteQuery(activeStreamsQuery(id));
  const { data } = query;
  // Between two pages viewers come and go: one may stand on both.
  const streams = [
    ...new Map(data?.pages.flatMap(({ items }) => items).map((one) => [one.streamId, one])).values(),
  ];
  return (
    <CardSection title={t("title")}>
      {data && streams.length > 0 && (
        <VirtualList
          label={t("title")}
          items={streams}
          keyOf={({ streamId }) => streamId}
          heightOf={() => ROW_HEIGHT}
        >
          {(stream) => <StreamRow stream={stream} />}
        </VirtualList>
      )}
      <ListFoot query={query} label={t("more")} />
      {data && streams.length === 0 && (
        <EmptyState icon={<RadioTower />} title={t("none")}>
          {t("noneText")}
        </EmptyState>
      )}
      {!data && (
        <NotYet query={query} loading={t("loading")}>
          <SkeletonRows height="h-16" />
        </NotYet>
      )}
    </CardSection>
  );
}

function StreamRow({ stream }: { stream: ActiveStream }) {
  const t = useTranslations("targets.streams");
  return (
    <a
      data-row=""
      href={`https://twitch.tv/${encodeURIComponent(stream.userLogin)}`}
      target="_blank"
      rel="noopener noreferrer"
      className="flex h-full items-center gap-4 border-line border-b px-4 hover:bg-raised"
    >
      <span className="min-w-0 flex-1">
        <span className="block truncate font-medium">{stream.userName}</span>
        <span className="block truncate text-ink-2 text-xs">{stream.title}</span>
      </span>
      <span className="shrink-0 text-right tabular-nums">
        <span className="block">{t("viewers", { count: stream.viewerCount })}</span>
        <span className="block text-live-ink text-xs">
          <Elapsed since={stream.startedAt} />
        </span>
      </span>
    </a>
  );
}
