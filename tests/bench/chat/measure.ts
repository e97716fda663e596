import { type ChildProcess, fork } from "node:child_process";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import type { TestDatabase } from "@/tests/support/database";
import type { ReaderSays } from "./reader";
import type { StormAsked, TwitchSays } from "./twitch";

export interface ChatRun {
  /** What the simulated Twitch said, and what is stored. */
  sent: number;
  stored: number;
  /** From the first message sent to the last one that can be found. */
  seconds: number;
  /** How old the newest message that can be found in a room was, looked at again and again; ms. */
  ages: number[];
  /** Waiting on the disk at the end of the storm, in bytes. */
  spooledBytes: number;
  gaps: number;
  readerPeakMb: number;
}

const LOOK_EVERY_MS = 100;

/** A storm over all rooms, read over TCP by one bot process, as deep into Postgres as `npm start` has it. */
export async function runStorm(
  database: TestDatabase,
  storm: StormAsked,
  peakRssMb: (pid: number) => number,
): Promise<ChatRun> {
  const twitch = start("twitch.ts", []);
  const { url, rooms } = await heard<TwitchSays, "ready">(twitch, "ready");
  const reader = start("reader.ts", [database.url, url, ...rooms.map(({ id, login }) => `${id}=${login}`)]);
  try {
    await heard<ReaderSays, "joined">(reader, "joined");
    const begun = Date.now();
    twitch.send(storm);
    const looking = lookAtAges(
      database,
      rooms.map(({ id }) => id),
    );
    const { messages } = await heard<TwitchSays, "sent">(twitch, "sent");
    const ages = await looking.stop();
    while ((await counted(database)) < messages && Date.now() - begun < storm.seconds * 3000)
      await sleep(100);
    const seconds = (Date.now() - begun) / 1000;
    const readerPeakMb = peakRssMb(reader.pid ?? 0);
    reader.send("finish");
    const { stats, gaps } = await heard<ReaderSays, "done">(reader, "done");
    const stored = await counted(database);
    return { sent: messages, stored, seconds, ages, spooledBytes: stats.spool.bytes, gaps, readerPeakMb };
  } finally {
    for (const child of [twitch, reader]) if (child.connected) child.disconnect();
  }
}

function start(file: string, args: string[]): ChildProcess {
  return fork(join(import.meta.dirname, file), args, {
    cwd: join(import.meta.dirname, "../../.."),
    execArgv: ["--import", "tsx"],
  });
}

/** The next words of that kind. @throws Error when the process ends before */
function heard<Words extends { is: string }, Is extends Words["is"]>(
  child: ChildProcess,
  is: Is,
): Promise<Extract<Words, { is: Is }>> {
  return new Promise((resolve, reject) => {
    const listen = (words: Words) => {
      if (words.is !== is) return;
      child.off("message", listen);
      resolve(words as Extract<Words, { is: Is }>);
    };
    child.on("message", listen);
    child.once("exit", (code) => reject(new Error(`the process that should say "${is}" ended with ${code}`)));
  });
}

async function counted({ pool }: TestDatabase): Promise<number> {
  const { rows } = await pool.query<{ messages: number }>(
    "SELECT coalesce(sum(messages), 0)::int AS messages FROM chat_hour",
  );
  return rows[0]?.messages ?? 0;
}

/** Looks at one room after the other: how old is the newest message that can be found? */
function lookAtAges({ pool }: TestDatabase, roomIds: readonly string[]) {
  const ages: number[] = [];
  let on = true;
  const done = (async () => {
    for (let turn = 0; on; turn += 1) {
      const { rows } = await pool.query<{ sent: number | null }>(
        "SELECT date_part('epoch', max(sent_at)) * 1000 AS sent FROM chat_message WHERE channel_id = $1",
        [roomIds[turn % roomIds.length]],
      );
      if (rows[0]?.sent) ages.push(Date.now() - rows[0].sent);
      await sleep(LOOK_EVERY_MS);
    }
  })();
  return {
    async stop() {
      on = false;
      await done;
      return ages;
    },
  };
}
