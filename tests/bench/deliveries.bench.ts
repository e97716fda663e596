import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import type pg from "pg";
import { queueDeliveries } from "@/lib/deliveries";
import { MAIL_PERSISTENCE } from "@/lib/deliveries/core/settle";
import { createLane } from "@/lib/deliveries/lane";
import { createMailer } from "@/lib/email";
import { announce, fanOut } from "@/lib/notifications";
import { newAnnouncement } from "@/tests/support/announcements";
import { addMailReaders, letFollow, runLane } from "@/tests/support/deliveries";
import { silent } from "@/tests/support/jobs";
import { plainMailCarrier } from "@/tests/support/plain-mail-carrier";
import { atLeast, type Bench, type BenchContext } from "./support/bench";

const CHOOSERS = 20_000;
const MAILS = 5_000;
const NAIVE_MAILS = 500;
const CONNECTIONS = 5;
const GOAL_DECISIONS = 2_000;
const GOAL_MAILS = 300;

/**
 * N4, N6: a fan-out to people who all chose how to be told, and mails handed to an SMTP server on this machine. Beside
 * them what one would write first: a loop that reads one person's wishes, and one that sends one mail after another.
 */
export const bench: Bench = {
  name: "deliveries",
  async run(context) {
    const { pool } = await context.database();
    const smtp = await startSmtp();
    try {
      context.say(`inserting ${CHOOSERS.toLocaleString("en")} people who want mail`);
      await pool.query("INSERT INTO broadcaster (id, login, display_name) VALUES ('1', 'login', 'Name')");
      const readers = await addMailReaders(pool, CHOOSERS);
      await letFollow(pool, readers, "1");
      await pool.query("VACUUM ANALYZE person, follow, notification_preference, mail_address");
      const decisions = await decideAll(context, pool);
      await pool.query("TRUNCATE delivery");
      const naive = await oneByOne(context, pool, smtp.url, readers);
      const ours = await throughLane(context, pool, smtp.url, readers);
      const shared = {
        name: `${MAILS.toLocaleString("en")} mails, ${CONNECTIONS} connections`,
        unit: "mails/s",
      };
      return [
        atLeast(GOAL_DECISIONS, {
          ...{ name: `fan-out to ${CHOOSERS.toLocaleString("en")} who chose`, metric: "people decided on" },
          ...{ value: Math.round(decisions), unit: "people/s", reference: null },
        }),
        atLeast(GOAL_MAILS, {
          ...shared,
          metric: `taken by the server and written down (naive: one after another, ${NAIVE_MAILS})`,
          ...{ value: Math.round(ours), reference: Math.round(naive) },
        }),
      ];
    } finally {
      smtp.process.kill("SIGKILL");
    }
  },
};

/** The server is a process of its own: it is the sender that is measured. */
async function startSmtp(): Promise<{ url: string; process: ChildProcess }> {
  const child = fork("tests/support/smtp-worker.ts", { execArgv: ["--import", "tsx"] });
  const [message] = (await once(child, "message")) as [{ url: string }];
  return { url: message.url, process: child };
}

/** People a second for whom is decided and written down what they get. */
async function decideAll({ time }: BenchContext, pool: pg.Pool): Promise<number> {
  await announce(pool, [newAnnouncement({ broadcasterId: "1" })]);
  const { ms } = await time(() => fanOut(pool, { signal: new AbortController().signal }));
  const { rowCount } = await pool.query("SELECT FROM delivery WHERE state = 'queued'");
  if (rowCount !== CHOOSERS) throw new Error(`${rowCount} of ${CHOOSERS} mails are queued`);
  return (CHOOSERS / ms) * 1000;
}

async function queueMails(pool: pg.Pool, readers: readonly string[]): Promise<void> {
  await queueDeliveries(
    pool,
    readers.map((userId) => ({
      ...{ userId, kind: "test" as const, medium: "email" as const, announcementId: null, deviceId: null },
      ...{ about: null, state: "queued" as const, reason: null, notBefore: null, turn: 0 },
    })),
  );
}

/** Mails a second through a lane. */
async function throughLane(
  { time }: BenchContext,
  pool: pg.Pool,
  url: string,
  readers: readonly string[],
): Promise<number> {
  await queueMails(pool, readers.slice(0, MAILS));
  const carrier = plainMailCarrier(pool, url, CONNECTIONS);
  const lane = createLane({
    ...{ pool, medium: "email", carrier, atOnce: CONNECTIONS, persistence: MAIL_PERSISTENCE, log: silent },
  });
  const { result, ms } = await time(() => runLane(lane));
  if (result.sent !== MAILS) throw new Error(`${result.sent} of ${MAILS} mails were sent`);
  return (MAILS / ms) * 1000;
}

/** What a loop would do: read one, send it, write that down, and so on. */
async function oneByOne(
  { time }: BenchContext,
  pool: pg.Pool,
  url: string,
  readers: readonly string[],
): Promise<number> {
  await queueMails(pool, readers.slice(0, NAIVE_MAILS));
  const mailer = createMailer({
    smtpUrl: url,
    connections: 1,
    from: "Test <test@localhost>",
    host: "localhost",
  });
  const { ms } = await time(async () => {
    for (;;) {
      const { rows } = await pool.query<{ id: string; userId: string; address: string }>(
        `SELECT d.id, d.user_id AS "userId", address FROM delivery d JOIN mail_address USING (user_id)
         WHERE state = 'queued' ORDER BY turn, d.id LIMIT 1`,
      );
      const [next] = rows;
      if (!next) break;
      const words = { subject: "Live", html: "<p>Live</p>", text: "Live", language: "en", unsubscribe: null };
      const { kind } = await mailer.send({ id: next.id, ownerId: next.userId, to: next.address, ...words });
      if (kind !== "sent") throw new Error(`a mail was ${kind}`);
      await pool.query("UPDATE delivery SET state = 'sent', sent_at = now() WHERE id = $1", [next.id]);
    }
  });
  mailer.close();
  return (NAIVE_MAILS / ms) * 1000;
}
