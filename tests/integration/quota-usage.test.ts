import { afterEach, beforeEach, expect, test } from "vitest";
import { withPurpose } from "@/lib/twitch";
import { createMeter } from "@/lib/twitch/meter";
import { personas } from "@/lib/twitch/simulator";
import { startTwitchBench, type TwitchBench } from "@/tests/support/twitch";

const vera = personas.vera.id;
const NOW = Date.UTC(2026, 4, 1, 12, 0, 30);

let bench: TwitchBench;
beforeEach(async () => {
  bench = await startTwitchBench();
});
afterEach(() => bench.stop());

const quiet: { warn(fields: object, message: string): void } = { warn: () => undefined };
const meterFor = (pool = bench.database.pool, log = quiet) =>
  createMeter({ pool, now: () => NOW, log, flushMs: 60_000 });

async function usage() {
  const { rows } = await bench.database.pool.query(
    "SELECT minute, bucket, purpose, endpoint, points, refused FROM helix_usage ORDER BY bucket, purpose, endpoint",
  );
  return rows;
}

const minute = new Date(Date.UTC(2026, 4, 1, 12, 0));

test("every call is counted by what it was for, in the bucket that paid", async () => {
  await bench.signIn(personas.vera);
  const meter = meterFor();
  const twitch = bench.client({ meter });
  await withPurpose("live-sync", () => Promise.all([twitch.getStreams([vera]), twitch.getStreams([vera])]));
  await twitch.getStreams([vera]);
  await withPurpose("sync-follows", async () => {
    await Promise.resolve();
    await twitch.listFollowedChannels(vera);
  });
  await meter.flush();
  const row = { minute, refused: 0 };
  const streams = { ...row, bucket: "app", endpoint: "Get Streams" };
  const pages = expect.any(Number);
  expect(await usage()).toEqual([
    { ...streams, purpose: "live-sync", points: 2 },
    { ...streams, purpose: "pages", points: 1 },
    { ...row, bucket: "user", purpose: "sync-follows", endpoint: "Get Followed Channels", points: pages },
  ]);
});

test("several processes add to the same rows, in any order and at once", async () => {
  const meters = Array.from({ length: 4 }, () => meterFor());
  for (const [index, meter] of meters.entries()) {
    const endpoints = ["Get Streams", "Get Users", "Get Clips"];
    for (const endpoint of index % 2 ? endpoints : endpoints.toReversed()) {
      meter.asked("app", endpoint, 0, true);
      meter.refused("app", endpoint);
    }
  }
  await Promise.all(meters.map((meter) => meter.flush()));
  expect((await usage()).map(({ points, refused }) => [points, refused])).toEqual([
    [4, 4],
    [4, 4],
    [4, 4],
  ]);
});

test("a 429 of Twitch's is counted, and so is the point it cost", async () => {
  const meter = meterFor();
  const twitch = bench.client({ meter, sleep: () => Promise.resolve(), config: { maxWaitMs: 1_000 } });
  await twitch.getStreams([vera]);
  bench.simulator.rateLimits.drain("tallylight-test", null);
  await twitch.getStreams([vera]).catch(() => undefined);
  await meter.flush();
  const [row] = await usage();
  expect(row.points).toBeGreaterThanOrEqual(2);
  expect(row.refused).toBeGreaterThanOrEqual(1);
});

test("what cannot be written fails no call, is said, and is written with what comes next", async () => {
  const { pool } = bench.database;
  const warnings: string[] = [];
  const meter = meterFor(pool, { warn: (_fields: object, message: string) => void warnings.push(message) });
  const twitch = bench.client({ meter });
  await pool.query("ALTER TABLE helix_usage RENAME TO away");
  await expect(twitch.getStreams([vera])).resolves.toBeDefined();
  await meter.flush();
  expect(warnings).toHaveLength(1);
  await pool.query("ALTER TABLE away RENAME TO helix_usage");
  await twitch.getStreams([vera]);
  await meter.flush();
  await meter.flush();
  expect((await usage()).map(({ points }) => points)).toEqual([2]);
});
