import { connect, type Socket } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";
import type pg from "pg";
import { personas, type Simulator } from "@/lib/twitch/simulator";
import { sharesOf } from "@/tests/support/bots";
import { leaseTo, queue } from "@/tests/support/sending";
import { type SpeakingBots, startSpeakingBots } from "@/tests/support/speaking-bots";
import { atMost, type Bench } from "./support/bench";

const OTHERS_A_SECOND = 500;
const ASKS = 80;
/** Within what Twitch lets a moderator write: 100 in 30 s. */
const ASK_EVERY_MS = 400;
const GOAL_MS = 300;
const NAIVE_POLL_MS = 1_000;
const NAIVE_ASKS = 15;
const { tallybot, vera } = personas;

/**
 * K2: a viewer types !hello in a chat in which 500 other messages a second are written; the time until another reader
 * has the answer. Beside it a queue that is looked at each second, answers in it already.
 */
export const bench: Bench = {
  name: "commands",
  async run({ database, say }) {
    const grounds = await startSpeakingBots(1, await database());
    const channel = grounds.channels[0] ?? { id: "", login: "" };
    const reader = await readerOf(grounds.simulator, channel.login);
    try {
      grounds.simulator.chat.setModerator(channel.login, tallybot.login, true);
      await grounds.connect();
      await insertCommand(grounds.database.pool, channel.id);
      await grounds.start();
      while ((await sharesOf(grounds.database.pool))[0] !== 1) await sleep(100);
      say(`${ASKS} times !hello, with ${OTHERS_A_SECOND} other messages a second`);
      const ours = await askAll(grounds, channel.login, reader);
      for (const bot of grounds.bots) await bot.kill("SIGKILL");
      say(`${NAIVE_ASKS} answers in a queue that is looked at each second`);
      const naive = await naiveAll(grounds, channel, reader);
      const name = `!hello among ${OTHERS_A_SECOND} messages/s`;
      const row = (share: number, label: string) => ({
        ...{ name, metric: `typed to answer read, ${label} (naive: queue polled each second)`, unit: "ms" },
        ...{ value: quantile(ours, share), reference: Math.round(quantile(naive, share)) },
      });
      return [
        { ...row(0.5, "p50"), goal: null, pass: null },
        atMost(GOAL_MS, row(0.95, "p95")),
        atMost(0, {
          ...row(1, ""),
          metric: "not answered",
          value: ASKS - ours.length,
          unit: "asks",
          reference: null,
        }),
      ];
    } finally {
      reader.socket.destroy();
      await grounds.stop();
    }
  },
};

const quantile = (values: readonly number[], share: number): number => {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
};

async function insertCommand(pool: pg.Pool, channelId: string): Promise<void> {
  await pool.query(
    `WITH made AS (
       INSERT INTO command (channel_id, name, response, cooldown_seconds) VALUES ($1, 'hello', 'Hello $(args)', 0)
       RETURNING id, channel_id, name)
     INSERT INTO command_name (channel_id, name, command_id) SELECT channel_id, name, id FROM made`,
    [channelId],
  );
}

interface ChatReader {
  socket: Socket;
  /** When this was read, in ms since the epoch. */
  readAt: Map<string, number>;
}

/** Somebody without an account who reads along, and notes when the bot said what. */
async function readerOf({ chat }: Simulator, login: string): Promise<ChatReader> {
  const readAt = new Map<string, number>();
  const socket = connect(chat.port, "127.0.0.1");
  socket.write(`NICK justinfan12345\r\nJOIN #${login}\r\n`);
  let rest = "";
  socket.setEncoding("utf8").on("data", (piece: string) => {
    const lines = (rest + piece).split("\r\n");
    rest = lines.pop() ?? "";
    for (const line of lines) {
      const said = line.startsWith(`:${tallybot.login}!`)
        ? / PRIVMSG #\S+ :(.*)$/.exec(line)?.[1]
        : undefined;
      if (said !== undefined) readAt.set(said, Date.now());
    }
  });
  await sleep(200);
  return { socket, readAt };
}

/** How long each answer took; asks that were not answered within some seconds are left out. */
async function askAll({ simulator }: SpeakingBots, login: string, { readAt }: ChatReader): Promise<number[]> {
  simulator.chat.storm(login, OTHERS_A_SECOND, (ASKS * ASK_EVERY_MS) / 1000 + 2);
  await sleep(1_000);
  const askedAt = new Map<string, number>();
  for (let n = 0; n < ASKS; n += 1) {
    askedAt.set(`Hello no${n}`, Date.now());
    simulator.chat.say(login, `!hello no${n}`, { as: vera.login });
    await sleep(ASK_EVERY_MS);
  }
  await sleep(5_000);
  return tookOf(askedAt, readAt);
}

/** The queue as one would write it first: a timer that looks each second. */
async function naiveAll(
  { simulator, database: { pool } }: SpeakingBots,
  channel: { id: string; login: string },
  { readAt }: ChatReader,
): Promise<number[]> {
  await leaseTo(pool, "nobody", [channel]);
  const askedAt = new Map<string, number>();
  const { account } = simulator.world.get(tallybot.login);
  const room = simulator.chat.hub.room(channel.login);
  const poll = async () => {
    const { rows } = await pool.query<{ id: string; text: string }>(
      "SELECT id, text FROM outgoing_message WHERE state = 'queued' ORDER BY id",
    );
    for (const { id, text } of rows) {
      simulator.chat.speech.speak({ room, account, text });
      await pool.query("UPDATE outgoing_message SET state = 'sent' WHERE id = $1", [id]);
    }
  };
  const timer = setInterval(() => void poll(), NAIVE_POLL_MS);
  for (let n = 0; n < NAIVE_ASKS; n += 1) {
    askedAt.set(`naive ${n}`, Date.now());
    await queue(pool, channel.id, `naive ${n}`);
    await sleep(ASK_EVERY_MS + ((n * 37) % 100));
  }
  await sleep(2 * NAIVE_POLL_MS);
  clearInterval(timer);
  return tookOf(askedAt, readAt);
}

const tookOf = (askedAt: ReadonlyMap<string, number>, readAt: ReadonlyMap<string, number>): number[] =>
  [...askedAt].flatMap(([text, at]) => {
    const read = readAt.get(text);
    return read === undefined ? [] : [read - at];
  });
