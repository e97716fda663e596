import { describe, expect, test } from "vitest";
import { createInstanceMetrics, type InstanceFacts } from "./instance-metrics";

const NOW = new Date("2026-11-20T20:00:00Z");
const WELL: InstanceFacts = {
  lastGoodTickAt: new Date(NOW.getTime() - 12_500),
  failedTicks: 0,
  openAlerts: [],
  jobs: [
    { id: "sync-live-status", late: false },
    { id: "prune-old-rows", late: true },
  ],
  openSessions: 42,
  helix: { left: 700, capacity: 800 },
};

/** The samples of an answer, without its comments. */
async function samples(read: () => Promise<InstanceFacts>): Promise<string[]> {
  const registry = createInstanceMetrics({ read, now: () => NOW, timeoutMs: 20 });
  return (await registry.metrics()).split("\n").filter((line) => line && !line.startsWith("#"));
}

describe("the instance's figures", () => {
  test("say how it does", async () => {
    expect(await samples(async () => ({ ...WELL, failedTicks: 3, openAlerts: ["live-sync"] }))).toEqual([
      "tallylight_up 1",
      "tallylight_sync_last_good_tick_age_seconds 12.5",
      "tallylight_sync_failed_ticks 3",
      "tallylight_helix_points_left 700",
      "tallylight_helix_points_capacity 800",
      "tallylight_stream_sessions_open 42",
      "tallylight_alerts_open 1",
      'tallylight_job_late{job="sync-live-status"} 0',
      'tallylight_job_late{job="prune-old-rows"} 1',
    ]);
  });

  test.each([
    ["fails", () => Promise.reject(new Error("away"))],
    ["hangs", () => new Promise<InstanceFacts>(() => undefined)],
  ])("say only that the database is away when it %s", async (_how, read) =>
    expect(await samples(read)).toEqual(["tallylight_up 0"]),
  );

  test("leave out the age of a tick that never was", async () => {
    const text = (await samples(async () => ({ ...WELL, lastGoodTickAt: null }))).join("\n");
    expect(text).toContain("tallylight_up 1");
    expect(text).not.toContain("tick_age");
  });

  test("are read once for all of an answer", async () => {
    let reads = 0;
    await samples(async () => {
      reads += 1;
      return WELL;
    });
    expect(reads).toBe(1);
  });

  test("are not kept when the database goes away later", async () => {
    let answer: () => Promise<InstanceFacts> = async () => WELL;
    const registry = createInstanceMetrics({ read: () => answer(), now: () => NOW, timeoutMs: 20 });
    expect(await registry.metrics()).toContain("tallylight_stream_sessions_open 42");
    answer = () => Promise.reject(new Error("away"));
    await expect.poll(() => registry.metrics(), { timeout: 3_000 }).toContain("tallylight_up 0");
    const text = await registry.metrics();
    expect(text).not.toMatch(/^tallylight_stream_sessions_open /m);
    expect(text).not.toMatch(/^tallylight_job_late/m);
  });
});
