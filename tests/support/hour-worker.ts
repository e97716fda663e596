import { parseArgs } from "node:util";
import { createPool } from "@/lib/db/client";
import { slotOf } from "@/lib/jobs/core/schedule";
import type { Job } from "@/lib/jobs/definition";
import { createLedger } from "@/lib/jobs/ledger";
import { runJob } from "@/lib/jobs/run-job";
import type { ClockSetting } from "@/lib/kernel/clock";
import { syncLiveStatus } from "@/lib/live/sync-live-status";
import { syncViewerCounts } from "@/lib/streams";
import { createTwitch } from "@/lib/twitch";
import { silent, testJob } from "./jobs";
import { syncDeps } from "./live-bench";
import { configFor } from "./twitch";

/** A worker whose time stands still until it is told what it is (ms): it then does that moment's slots, and says so. */
const { values } = parseArgs({
  options: { database: { type: "string" }, twitch: { type: "string" }, key: { type: "string" } },
});
const { database = "", twitch: twitchUrl = "", key: encryptionKey = "" } = values;

const MINUTE_MS = 60_000;
const clock: ClockSetting = { fromMs: 0, atMs: Number.MAX_SAFE_INTEGER, speed: 2 };
const now = () => new Date(clock.fromMs);
const pool = createPool(database, 4);
const twitch = createTwitch({ config: { ...configFor(twitchUrl), encryptionKey }, pool, clock });

// A worker that is killed again and again must be allowed as many attempts.
const tenacious: Partial<Job> = { retry: { attempts: 100, minMs: 0, maxMs: 0 } };
const jobs = [
  testJob((context) => syncLiveStatus(syncDeps(pool, twitch), context), {
    ...tenacious,
    id: "sync-live-status",
  }),
  testJob(
    (context) =>
      syncViewerCounts({ pool, everyMs: MINUTE_MS, guaranteedMs: 10 * MINUTE_MS, budget: 50 }, context),
    { ...tenacious, id: "sync-viewer-counts", schedule: { everySeconds: 60 } },
  ),
];
const ledger = createLedger({ pool, jobs, worker: String(process.pid), engine: "embedded", clock: now });

async function work(atMs: number): Promise<void> {
  clock.fromMs = atMs;
  await ledger.sweep();
  for (const job of jobs) {
    if (!job.schedule) continue;
    const slot = slotOf(job.schedule, now());
    await ledger.openSlots([{ jobId: job.id, slot }]);
    const due = (await ledger.due(0)).find(({ jobId }) => jobId === job.id);
    const claim = due && (await ledger.begin(due.runId));
    if (!claim) continue;
    const deps = { ledger, clock: now, wordsOf: String, log: silent };
    await runJob(deps, job, claim, new AbortController().signal);
  }
}

process.on("message", (atMs: number) => {
  void work(atMs).then(
    () => process.send?.({ done: atMs }),
    (error: unknown) => process.send?.({ failed: String(error) }),
  );
});
// A test that fails leaves nobody behind.
process.on("disconnect", () => process.exit());
process.send?.({ ready: true });
