import type { Segment, StreamSummary } from "../../schema";
import { playedCategories } from "./played-categories";

/** A row of stream as the read side loads it. */
export interface StreamRow {
  id: string;
  broadcasterId: string;
  twitchStreamId: string | null;
  title: string;
  categoryId: string;
  categoryName: string;
  language: string;
  tags: string[];
  startedAt: Date;
  endedAt: Date | null;
  viewers: number;
  peakViewers: number;
  peakAt: Date | null;
  /** Viewers times seconds, and seconds, under the curve. */
  watchedSeconds: number;
  sampledSeconds: number;
  continuesId: string | null;
  endReason: StreamSummary["endReason"];
}

/** A stream as lists show it at `now`. */
export function summaryOf(row: StreamRow, segments: readonly Segment[], now: Date): StreamSummary {
  const until = row.endedAt ?? now;
  return {
    id: row.id,
    twitchStreamId: row.twitchStreamId,
    title: row.title,
    categoryId: row.categoryId,
    categoryName: row.categoryName,
    categories: playedCategories(segments, now),
    language: row.language,
    tags: row.tags,
    startedAt: row.startedAt.toISOString(),
    endedAt: row.endedAt?.toISOString() ?? null,
    durationSeconds: Math.max(0, Math.round((until.getTime() - row.startedAt.getTime()) / 1000)),
    viewers: row.viewers,
    peakViewers: row.peakViewers,
    peakAt: row.peakAt?.toISOString() ?? null,
    averageViewers: row.sampledSeconds > 0 ? Math.round(row.watchedSeconds / row.sampledSeconds) : null,
    hoursWatched: Math.round(row.watchedSeconds / 36) / 100,
    continuesId: row.continuesId,
    endReason: row.endReason,
  };
}
