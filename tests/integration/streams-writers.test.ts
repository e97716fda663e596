import { afterAll, beforeAll, expect, test } from "vitest";
import type { Observation } from "@/lib/live/core/live-state";
import { applyObservations } from "@/lib/live/service";
import { closeStaleStreams, rollUpViewerCounts, syncViewerCounts } from "@/lib/streams";
import { type TestDatabase, testDatabase } from "@/tests/support/database";
import { addBroadcasters } from "@/tests/support/live-rows";

const MINUTE = 60_000;
const DAY = 86_400_000;
const BEGIN = Date.UTC(2026, 10, 21, 18);
const CHANNELS = Array.from({ length: 300 }, (_, n) => String(n + 1));
const ROUNDS = 40;

let database: TestDatabase;
beforeAll(async () => {
  database = await testDatabase();
  await addBroadcasters(database.pool, CHANNELS);
});
afterAll(() => database.drop());

/** In each round a third of the channels is off air, a third shows another title, a third begins anew. */
function observe(id: string, round: number): Observation {
  const shared = { broadcasterId: id, observedAt: new Date(BEGIN + round * MINUTE), source: "poll" as const };
  const phase = (Number(id) + round) % 3;
  if (phase === 0) return { ...shared, kind: "missing" };
  const stream = {
    id: `s${id}-${Math.floor((Number(id) + round) / 3)}`,
    title: `title ${round}`,
    categoryId: "c",
    categoryName: "C",
    language: "en",
    tags: [],
    viewerCount: 2_000 + round,
    thumbnailUrl: "",
    startedAt: new Date(BEGIN + (round - phase) * MINUTE),
  };
  return { ...shared, kind: "seen", stream };
}

/** Puts a day of old counts there, to be summed up while others count. */
async function addOldDay(round: number): Promise<void> {
  const day = new Date(BEGIN - (20 + round) * DAY);
  await syncViewerCounts(
    { pool: database.pool, everyMs: MINUTE, guaranteedMs: 10 * MINUTE, budget: 0 },
    { now: day },
  );
}

test("ticks, counts, roll-ups and closings that write at once get through, all of them", async () => {
  const { pool } = database;
  const failures: string[] = [];
  const noting = (what: string, work: Promise<unknown>) =>
    work.catch((error: Error) => failures.push(`${what}: ${error.message}`));
  for (let round = 0; round < ROUNDS; round += 1) {
    await addOldDay(round);
    const now = new Date(BEGIN + round * MINUTE);
    const context = { now, signal: new AbortController().signal, progress: () => undefined };
    const count = () =>
      syncViewerCounts({ pool, everyMs: MINUTE, guaranteedMs: 10 * MINUTE, budget: 1_000 }, { now });
    const observations = CHANNELS.map((id) => observe(id, round)).sort(() => Math.random() - 0.5);
    const policy = { offlineMisses: 1, continuationMs: 10 * MINUTE };
    await Promise.all([
      noting("tick", applyObservations(pool, observations, policy)),
      noting("count", count()),
      noting("count", count()),
      noting("roll-up", rollUpViewerCounts({ pool, rawDays: 14 }, context)),
      noting("close", closeStaleStreams({ pool, staleMs: DAY }, { now })),
    ]);
  }
  expect(failures).toEqual([]);
}, 120_000);
