import { type Db, db } from "@/lib/db/client";
import { now as instanceNow } from "@/lib/env/clock";
import type { FileDownload } from "@/lib/http/download";
import { type Cell, csvLine } from "@/lib/kernel/csv";
import { TallyError } from "@/lib/kernel/errors";
import { channelOf, summariesOf } from "./list";
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
    let after: repository.After | null = null;
    while (!signal.aborted) {
      const part = { limit: ROWS, after, from: query.from ?? null, to: query.to ?? null, category: null };
      const page = await repository.listOfChannel(from, id, part);
      yield* await summariesOf(from, page, now);
      const last = page.at(-1);
      if (!last || page.length < ROWS) return;
      after = { startedAt: last.startedAt.toISOString(), id: last.id };
    }
  }
  return fileOf(`${known}-streams`, query.format, rows(), STREAM_COLUMNS);
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
  return fileOf(`${broadcaster.login}-${day}-viewers`, query.format, rows(), COUNT_COLUMNS);
}

/** Columns by name: in CSV as they stand here, in JSON as fields. */
type Columns<Row> = Record<string, (row: Row) => Cell>;

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

function fileOf<Row>(
  name: string,
  format: ExportQuery["format"],
  rows: AsyncIterable<Row>,
  columns: Columns<Row>,
): FileDownload {
  return format === "csv"
    ? { name: `${name}.csv`, type: "text/csv; charset=utf-8", parts: csvParts(rows, columns) }
    : { name: `${name}.json`, type: "application/json; charset=utf-8", parts: jsonParts(rows, columns) };
}

async function* csvParts<Row>(rows: AsyncIterable<Row>, columns: Columns<Row>): AsyncGenerator<string> {
  yield csvLine(Object.keys(columns));
  for await (const row of rows) yield csvLine(Object.values(columns).map((read) => read(row)));
}

/** One JSON array, a row a line. */
async function* jsonParts<Row>(rows: AsyncIterable<Row>, columns: Columns<Row>): AsyncGenerator<string> {
  let between = "[\n";
  for await (const row of rows) {
    const fields = Object.entries(columns).map(([name, read]) => [name, read(row)]);
    yield between + JSON.stringify(Object.fromEntries(fields));
    between = ",\n";
  }
  yield between === "[\n" ? "[]\n" : "\n]\n";
}
