import { db } from "@/lib/db/client";
import { senders } from "@/lib/deliveries";
import { warmUpMails } from "@/lib/email";
import { env } from "@/lib/env/server";
import type { Job } from "@/lib/jobs/definition";
import { timetable } from "@/lib/jobs/timetable";
import { createWorker } from "@/lib/jobs/worker/create";
import { fanOut } from "@/lib/notifications";
import { silent } from "./jobs";

/** A worker process that fans out and sends mails, and nothing else, for tests that kill it. It goes by its environment. */
const pool = db();
const { sendEmails } = senders();
const jobs = timetable(env());

// Through tsx, what lays out the first mail takes seconds to load on a busy machine, in which the process does nothing
// else: no figure of the product's, so it takes nothing on before.
await warmUpMails();

createWorker({
  jobs: [
    { ...jobs["deliver-notifications"], handler: ({ signal }) => fanOut(pool, { signal }) },
    { ...jobs["send-emails"], handler: ({ signal }) => sendEmails({ signal }) },
  ] satisfies Job[],
  pool,
  databaseUrl: env().DATABASE_URL,
  name: `test ${process.pid}`,
  everySeconds: 30,
  wordsOf: (error) => (error instanceof Error ? error.message : "?"),
  log: silent,
});

// A test that fails leaves nobody behind.
process.on("disconnect", () => process.exit());
process.send?.({ ready: true });
