import { parseArgs } from "node:util";
import { createPool } from "@/lib/db/client";
import { createWorker } from "@/lib/jobs/worker/create";
import { syncLiveStatus } from "@/lib/live/sync-live-status";
import { createTwitch } from "@/lib/twitch";
import { silent, testJob } from "./jobs";
import { syncDeps } from "./live-bench";
import { configFor } from "./twitch";

/** A worker process that does nothing but tick, one tick after the other, for tests that kill it. */
const { values } = parseArgs({
  options: { database: { type: "string" }, twitch: { type: "string" }, key: { type: "string" } },
});
const { database = "", twitch: twitchUrl = "", key: encryptionKey = "" } = values;
const pool = createPool(database, 10);
const twitch = createTwitch({ config: { ...configFor(twitchUrl), encryptionKey }, pool });

createWorker({
  jobs: [
    testJob(
      (context) => {
        process.send?.("tick");
        return syncLiveStatus(syncDeps(pool, twitch), context);
      },
      // A tick that was killed must not hold up the next worker's.
      { schedule: { everySeconds: 1 }, concurrency: 1_000 },
    ),
  ],
  pool,
  databaseUrl: database,
  name: `test ${process.pid}`,
  everySeconds: 1,
  wordsOf: String,
  log: silent,
});

// A test that fails leaves nobody behind.
process.on("disconnect", () => process.exit());
