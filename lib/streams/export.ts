import { type Db, db } from "@/lib/db/client";
import { now as instanceNow } from "@/lib/env/clock";
import type { FileDownload } from "@/lib/http/download";
import { type Columns, tableFile } from "@/lib/http/table-file";
import { TallyError } from "@/lib/kernel/errors";
import { channelOf, summaryOfListed } from "./list";
import { type After, listStreams } from "./repository-list";
import * as repository from "./repository-read";
import type { ExportQuery, StreamSummary } from "./schema";

/** Rows asked for at once: what a file of any length holds in memory. */
const ROWS = 500;
const COUNTS = 5_000;

interface ExportOptions {
  signal: AbortSignal;
  now?: Date;
  from?: Db;
}

/** All streams of a channel as a file, newest first. @throws TallyError not_found */
export async function exportStreams(
  login: string,
  query: ExportQuery,
  { signal, now = instanceNow(), from = db() }: ExportOptions,
): Promise<FileDownload> {
  const { id, login: known } = await channelOf(login, from);
  async function* rows(): AsyncGenerator<StreamSummary> {
    let after: After | null = null;
    while (!signal.aborted) {
      const part = { limit: ROWS, after, from: query.from ?? null, to: query.to ?? null };
      const all = { sort: "started", categoryId: null, live: null, q: "" } as const;
      const page = await listStreams(from, { channelId: id }, { ...part, ...all });
      yield* page.map((row) => summaryOfListed(row, now));
      const last = page.at(-1);
      if (!last || page.length < ROWS) return;
      after = { value: last.startedAt.toISOString(), id: last.id };
    }
  }
  return tableFile(`${known}-streams`, query.format, rows(), STREAM_COLUMNS);
}

/** The viewer counts of one stream as a file, oldest first. @throws TallyError not_found */
export async function exportCounts(
  streamId: string,
  query: ExportQuery,
  { signal, from = db() }: Pick<ExportOptions, "signal" | "from">,
): Promise<FileDownload> {
  const [stream] = await repository.loadStreams(from, [streamId]);
  const broadcasters = await repository.loadBroadcasters(from, [stream?.broadcasterId ?? ""]);
  const broadcaster = broadcasters.get(stream?.broadcasterId ?? "");
  if (!stream || !broadcaster) throw new TallyError("not_found", "There is no such stream.");
  const { id, startedAt } = stream;
  const untilMs = query.to === undefined ? Number.POSITIVE_INFINITY : Date.parse(query.to);
  async function* rows(): AsyncGenerator<repository.CountRow> {
    let afterMs = query.from === undefined ? 0 : Date.parse(query.from) - 1;
    while (!signal.aborted) {
      const page = await repository.loadCounts(from, { id, startedAt }, { afterMs, limit: COUNTS });
      yield* page.filter(({ atMs }) => atMs < untilMs);
      const last = page.at(-1);
      if (!last || page.length < COUNTS || last.atMs >= untilMs) return;
      afterMs = last.atMs;
    }
  }
  const day = startedAt.toISOString().slice(0, 10);
  return tableFile(`${broadcaster.login}-${day}-viewers`, query.format, rows(), COUNT_COLUMNS);
}

const STREAM_COLUMNS: Columns<StreamSummary> = {
  id: (stream) => stream.id,
  twitch_stream_id: (stream) => stream.twitchStreamId,
  started_at: (stream) => stream.startedAt,
  ended_at: (stream) => stream.endedAt,
  duration_seconds: (stream) => stream.durationSeconds,
  title: (stream) => stream.title,
  categories: (stream) => stream.categories.map(({ name }) => name).join("; "),
  language: (stream) => stream.language,
  peak_viewers: (stream) => stream.peakViewers,
  average_viewers: (stream) => stream.averageViewers,
  hours_watched: (stream) => stream.hoursWatched,
};

const COUNT_COLUMNS: Columns<repository.CountRow> = {
  at: (row) => new Date(row.atMs).toISOString(),
  viewers: (row) => row.average,
  viewers_low: (row) => row.low,
  viewers_high: (row) => row.high,
  step_seconds: (row) => row.stepSeconds,
};
