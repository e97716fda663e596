"use client";
import { useTranslations } from "next-intl";
import { useMemo } from "react";
import { cn } from "@/components/ui/class-names";
import { Count } from "@/components/ui/count";
import { VirtualList } from "@/components/ui/virtual-list";
import type { FollowedBroadcaster } from "@/lib/broadcasters/schema";
import { LIVE_ROW_HEIGHT, LiveRow } from "./live-row";
import { OFFLINE_ROW_HEIGHT, OfflineRow } from "./offline-row";
import { COLUMNS } from "./row-frame";
import { useShownRows } from "./use-shown-rows";

/** What the list is made of: rows, and a heading between live and offline. */
type Entry = { kind: "row"; row: FollowedBroadcaster } | { kind: "offline-heading"; count: number };

const HEADING_HEIGHT = 40;

function entriesOf(rows: readonly FollowedBroadcaster[]): Entry[] {
  const entries = rows.map((row): Entry => ({ kind: "row", row }));
  const firstOffline = rows.findIndex((row) => row.live === null);
  if (firstOffline === -1) return entries;
  const heading: Entry = { kind: "offline-heading", count: rows.length - firstOffline };
  return entries.toSpliced(firstOffline, 0, heading);
}

const keyOf = (entry: Entry) => (entry.kind === "row" ? entry.row.id : entry.kind);
const isRow = (entry: Entry) => entry.kind === "row";

function heightOf(entry: Entry): number {
  if (entry.kind === "offline-heading") return HEADING_HEIGHT;
  return entry.row.live ? LIVE_ROW_HEIGHT : OFFLINE_ROW_HEIGHT;
}

/** The followed channels, live ones first; a row moves when its channel goes live or ends. */
export function ChannelList({ sorted }: { sorted: readonly FollowedBroadcaster[] }) {
  const t = useTranslations("dashboard");
  const { rows, onHeld } = useShownRows(sorted);
  const entries = useMemo(() => entriesOf(rows), [rows]);
  return (
    <div className="overflow-clip rounded-lg border border-line bg-surface max-md:-mx-4 max-md:rounded-none max-md:border-x-0">
      <ColumnHeadings />
      <VirtualList
        label={t("list")}
        items={entries}
        keyOf={keyOf}
        heightOf={heightOf}
        isRow={isRow}
        onHeld={onHeld}
        className="-mb-px"
      >
        {(entry) => {
          if (entry.kind === "offline-heading") return <OfflineHeading count={entry.count} />;
          const { row } = entry;
          return row.live ? <LiveRow row={row} live={row.live} /> : <OfflineRow row={row} />;
        }}
      </VirtualList>
    </div>
  );
}

function OfflineHeading({ count }: { count: number }) {
  const t = useTranslations("dashboard");
  return (
    <h2 className="flex h-full items-end gap-2 border-line border-b bg-canvas px-4 pb-2 text-ink-3 text-xs">
      <span className="font-medium text-ink-2">{t("offline")}</span>
      <Count value={count} />
    </h2>
  );
}

/** For the eye only: each value says itself what it is to screen readers. */
function ColumnHeadings() {
  const t = useTranslations("dashboard.columns");
  return (
    <div
      aria-hidden
      className={cn(
        COLUMNS,
        "sticky top-14 z-2 h-9 border-line border-b bg-surface font-medium text-ink-3 text-xs max-md:hidden",
      )}
    >
      <span className="col-start-2">{t("channel")}</span>
      <span>{t("title")}</span>
      <span className="max-lg:hidden">{t("category")}</span>
      <span className="text-right">{t("viewers")}</span>
      <span className="text-right">{t("liveFor")}</span>
    </div>
  );
}
