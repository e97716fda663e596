import { randomUUID } from "node:crypto";
import type pg from "pg";
import type { MessageEntry } from "@/lib/chat/core/entry";
import { insertMessages } from "@/lib/chat/repository-ingest";
import { CHAT_ONLY_STREAM_ID } from "@/lib/streams/schema";
import { runStorm } from "./chat/measure";
import { atLeast, atMost, type Bench } from "./support/bench";

/** 300 shows that the pace can be kept up. */
const SECONDS = Number(process.env.CHAT_BENCH_SECONDS ?? 30);
const GOAL_A_SECOND = 10_000;
/** A little more than the goal: what is sent at the goal's pace can never have been stored at it. */
const SENT_A_SECOND = 10_600;
const GOAL_MS = 1_000;
const NAIVE_SECONDS = 3;

/** C1, C2: from the line of IRC to the row that can be found; beside it, an insert for each message. */
export const bench: Bench = {
  name: "chat-ingest",
  async run({ database, peakRssMb, say }) {
    const there = await database();
    say(`${SENT_A_SECOND.toLocaleString("en")} messages a second in 20 rooms for ${SECONDS} s`);
    const run = await runStorm(there, { perSecond: SENT_A_SECOND, seconds: SECONDS }, peakRssMb);
    if (run.gaps > 0) say(`${run.gaps} gaps`);
    const name = `chat of ${SECONDS} s, ${run.sent.toLocaleString("en")} messages`;
    const sorted = run.ages.toSorted((one, other) => one - other);
    return [
      atLeast(GOAL_A_SECOND, {
        name,
        metric: `sent to stored (naive: one insert each)`,
        value: Math.round(run.stored / run.seconds),
        unit: "messages/s",
        reference: Math.round(await oneByOne(there.pool)),
      }),
      atMost(0, { name, metric: "lost", value: run.sent - run.stored, unit: "messages", reference: null }),
      atMost(GOAL_MS, {
        name,
        metric: "sent to searchable p95",
        value: sorted[Math.floor(sorted.length * 0.95)] ?? Number.NaN,
        unit: "ms",
        reference: null,
      }),
      {
        ...{ name, metric: "memory of the bot, peak", value: run.readerPeakMb, unit: "MB" },
        ...{ goal: null, pass: null, reference: null },
      },
    ];
  },
};

/** What a handler that inserts each message as it comes would get done. */
async function oneByOne(pool: pg.Pool): Promise<number> {
  const end = Date.now() + NAIVE_SECONDS * 1000;
  let stored = 0;
  for (; Date.now() < end; stored += 1)
    await insertMessages(pool, [
      { entry: someMessage(stored), streamId: CHAT_ONLY_STREAM_ID, mark: undefined },
    ]);
  return stored / NAIVE_SECONDS;
}

function someMessage(n: number): MessageEntry {
  const author = { authorId: `${n % 500}`, authorLogin: `login${n % 500}`, authorName: `Name${n % 500}` };
  const nothing = { emotes: null, bits: null, replyToId: null, sourceChannelId: null, sourceId: null };
  return {
    ...{ is: "message", id: randomUUID(), channelId: "1", sentAt: Date.now(), receivedAt: Date.now() },
    ...{ ...author, text: `what is the song, number ${n}?`, flags: 0, badges: [], colour: "#8A2BE2" },
    ...nothing,
  };
}
