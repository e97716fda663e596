import { type Db, db } from "@/lib/db/client";
import { now as instanceNow } from "@/lib/env/clock";
import { TallyError } from "@/lib/kernel/errors";
import { segmentsOf } from "./core/read/played-categories";
import { summaryOf } from "./core/read/summary-of";
import { thinCurve } from "./core/read/thin-curve";
import * as repository from "./repository-read";
import type { StreamDetail, ViewerCurve } from "./schema";

/** More than a screen can show. */
const CURVE_POINTS = 600;
/** A count a minute for a month: longer than any stream so far. */
const MOST_COUNTS = 50_000;

/** Everything about one stream. @throws TallyError not_found */
export async function getStream(id: string, now = instanceNow(), from: Db = db()): Promise<StreamDetail> {
  const [detail] = await loadDetails([id], now, from);
  if (!detail) throw new TallyError("not_found", "There is no such stream.");
  return detail;
}

/** Streams by id, in the order asked for; those that are not there are left out. */
export async function loadDetails(ids: readonly string[], now: Date, from: Db): Promise<StreamDetail[]> {
  const rows = await repository.loadStreams(from, ids);
  const [segments, broadcasters] = await Promise.all([
    repository.loadSegments(from, ids),
    repository.loadBroadcasters(
      from,
      rows.map(({ broadcasterId }) => broadcasterId),
    ),
  ]);
  const details = await Promise.all(
    rows.map(async (row): Promise<StreamDetail[]> => {
      const broadcaster = broadcasters.get(row.broadcasterId);
      if (!broadcaster) return [];
      const shown = segmentsOf(segments.get(row.id) ?? [], row.endedAt);
      const [curve, neighbours] = await Promise.all([
        loadCurve(from, row),
        repository.findNeighbours(from, row),
      ]);
      const detection = { source: row.detectionSource, delayMs: row.detectionDelayMs };
      return [
        { ...summaryOf(row, shown, now), broadcaster, segments: shown, curve, ...neighbours, detection },
      ];
    }),
  );
  const byId = new Map(details.flat().map((detail) => [detail.id, detail]));
  return ids.flatMap((id) => byId.get(id) ?? []);
}

/** A step that holds the stream's beginning begins before it: its point stands where the stream begins. */
async function loadCurve(from: Db, stream: { id: string; startedAt: Date }): Promise<ViewerCurve> {
  const counts = await repository.loadCounts(from, stream, { afterMs: 0, limit: MOST_COUNTS });
  const steps = counts.flatMap(({ stepSeconds }) => stepSeconds ?? []);
  const startMs = stream.startedAt.getTime();
  return thinCurve(
    {
      stepSeconds: steps.length > 0 ? Math.max(...new Set(steps)) : null,
      points: counts.map(({ atMs, average, low, high }) => [Math.max(startMs, atMs), average, low, high]),
    },
    CURVE_POINTS,
  );
}
