import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { createIngest, type IngestStats } from "@/lib/chat";
import { createPool } from "@/lib/db/client";
import { createChatPool } from "@/lib/twitch/chat";
import { moveActivity, recordActivity } from "@/lib/viewers";
import { countActivity } from "@/lib/viewers/record-activity";

/** What a bot does with chat, in a process of its own: reads rooms and stores what is said until it is told to stop. */
export type ReaderSays = { is: "joined" } | { is: "done"; stats: IngestStats; gaps: number };

const COUNT_EVERY_MS = 1_000;
const [databaseUrl = "", chatUrl = "", ...rooms] = process.argv.slice(2);
const pool = createPool(databaseUrl, 6);
const directory = mkdtempSync(join(tmpdir(), "bench-spool-"));
const log = { info: () => undefined, warn: console.error, error: console.error };
const say = (words: ReaderSays) => process.send?.(words);

let gaps = 0;
let joined = 0;
const ingest = createIngest({
  ...{ pool, url: databaseUrl, retentionDays: 90, recordActivity, moveActivity, log },
  spool: { directory, name: "bot", maxBytes: 1024 * 1024 * 1024 },
  onLost: () => {
    gaps += 1;
  },
});
const chat = createChatPool({
  url: chatUrl,
  account: null,
  onEvent: (event, channelId) => (channelId === null ? undefined : ingest.take(event, channelId)),
  onStatus: (change) => {
    if (!change.joined && change.reason !== "joining") gaps += 1;
    joined += change.joined ? 1 : 0;
    if (joined === rooms.length) say({ is: "joined" });
  },
});
for (const room of rooms) {
  const [id = "", login = ""] = room.split("=");
  chat.join(login, id);
}

let counting = true;
const counted = (async () => {
  while (counting) {
    await countActivity(pool);
    await sleep(COUNT_EVERY_MS);
  }
})();

process.on("message", () => void finish());
process.on("disconnect", () => process.exit());

async function finish(): Promise<void> {
  await ingest.flush();
  while (ingest.stats().spool.oldestAt !== null) await sleep(20);
  say({ is: "done", stats: ingest.stats(), gaps });
  counting = false;
  await Promise.all([chat.close(), ingest.stop(), counted]);
  await pool.end();
  rmSync(directory, { recursive: true });
  process.disconnect();
}
