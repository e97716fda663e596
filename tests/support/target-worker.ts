import { parseArgs } from "node:util";
import { createPool } from "@/lib/db/client";
import { pollTargets } from "@/lib/targets/poll-targets";
import { createPostgresSets } from "@/lib/targets/repository-sets";
import { createTwitch } from "@/lib/twitch";
import { pollDeps } from "./targets";
import { configFor } from "./twitch";

/** A process that polls targets again and again, for tests that kill it. */
const { values } = parseArgs({
  options: { database: { type: "string" }, twitch: { type: "string" }, key: { type: "string" } },
});
const { database = "", twitch: twitchUrl = "", key: encryptionKey = "" } = values;
const pool = createPool(database, 5);
const twitch = createTwitch({ config: { ...configFor(twitchUrl), encryptionKey }, pool });
const signal = new AbortController().signal;

// A test that fails leaves nobody behind.
process.on("disconnect", () => process.exit());

for (;;) {
  process.send?.("poll");
  await pollTargets(pollDeps(pool, twitch, createPostgresSets(pool)), {
    now: new Date(),
    signal,
    progress: () => undefined,
  });
}
