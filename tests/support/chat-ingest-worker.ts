import { createPool } from "@/lib/db/client";
import { message, openIngest } from "./chat-ingest";

/**
 * A process that takes in numbered messages until it is killed, and tells the last number of which it knows that it
 * and all before it are acknowledged. Its messages are `<name> <number>`.
 */
const [url = "", directory = "", name = ""] = process.argv.slice(2);
const ingest = openIngest({ pool: createPool(url, 4), url, directory, name });
const STEP_MS = 10;
const AT_ONCE = 30;
let taken = 0;

// Not waited for: chat goes on while what came before is brought to safety.
setInterval(() => {
  for (let n = 0; n < AT_ONCE; n += 1, taken += 1) {
    const author = { id: `${taken % 40}`, login: "ann", displayName: "Ann" };
    void ingest.take(message({ text: `${name} ${taken}`, author }), "1");
  }
  const safe = taken;
  void ingest.flush().then(() => process.send?.(safe));
}, STEP_MS);

// A test that fails leaves nobody behind.
process.on("disconnect", () => process.exit());
