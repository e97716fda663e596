import { parseArgs } from "node:util";
import { createPool } from "@/lib/db/client";
import { createTwitch } from "@/lib/twitch";
import { archiveDeps, archiveOnce } from "./clip-archive";
import { configFor } from "./twitch";

/** A worker process that does nothing but archive clips until nothing is left, for tests that kill it. */
const { values } = parseArgs({
  options: { database: { type: "string" }, twitch: { type: "string" }, key: { type: "string" } },
});
const { database = "", twitch: twitchUrl = "", key: encryptionKey = "" } = values;
const pool = createPool(database, 4);
const twitch = createTwitch({ config: { ...configFor(twitchUrl), encryptionKey }, pool });

// A test that fails leaves nobody behind.
process.on("disconnect", () => process.exit());
process.send?.("ready");
for (;;) {
  const { windows } = await archiveOnce(archiveDeps(pool, twitch));
  if (windows === 0) break;
}
process.send?.("done");
await pool.end();
