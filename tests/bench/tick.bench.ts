import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import { setTimeout as sleep } from "node:timers/promises";
import type pg from "pg";
import { WORKER_FLAGS } from "@/scripts/run/roles.mjs";
import { readLive } from "@/tests/support/live-rows";
import { atMost, type Bench, type BenchContext } from "./support/bench";
import type { Question, Reply } from "./tick/worker";
import { BROADCASTERS, insertWorld, LIVE, order, startSimulatorProcess } from "./tick/world";

const CHANGES = BROADCASTERS / 100;
const ROUNDS = 5;
const SAMPLE = 400;
const GOAL = { wholeMs: 3_000, databaseMs: 500, peakMb: 300 };

/** F3: one tick over 40,000 broadcasters, 6,000 of them live, 1 % changing; beside it, one broadcaster a query. */
export const bench: Bench = {
  name: "tick",
  async run(context) {
    const { url, pool } = await context.database();
    context.say(`inserting ${BROADCASTERS.toLocaleString("en")} broadcasters`);
    const ids = await insertWorld(pool);
    const simulator = await startSimulatorProcess();
    const worker = fork("tests/bench/tick/worker.ts", [url, simulator.url], {
      execArgv: [...WORKER_FLAGS, "--import", "tsx"],
    });
    try {
      return await measure(context, { worker, ids, pool, simulatorUrl: simulator.url });
    } finally {
      for (const child of [worker, simulator.child]) {
        child.kill("SIGKILL");
        await once(child, "exit");
      }
    }
  },
};

interface Setup {
  worker: ChildProcess;
  ids: string[];
  pool: pg.Pool;
  simulatorUrl: string;
}

async function measure(context: BenchContext, { worker, ids, pool, simulatorUrl }: Setup) {
  const churn = () => order(simulatorUrl, "churn", { changes: CHANGES });
  context.say("first tick, which finds everybody");
  await ask(worker, { do: "tick" });
  await expectLive(pool);
  await pool.query("VACUUM ANALYZE");

  const whole: number[] = [];
  for (let round = 1; round <= ROUNDS; round += 1) {
    context.say(`whole ticks, ${round} of ${ROUNDS}`);
    // Lets the shared bucket of points fill up again, as it does between ticks.
    await sleep(2_000);
    await churn();
    whole.push((await ask(worker, { do: "tick" })).ms);
  }
  // Before the worker keeps answers in memory, which it does only for the figures below.
  const peakMb = context.peakRssMb(worker.pid ?? 0);

  const database: number[] = [];
  for (let round = 1; round <= ROUNDS; round += 1) {
    context.say(`ticks from memory, ${round} of ${ROUNDS}`);
    await churn();
    database.push((await ask(worker, { do: "tick-from-memory", ids })).databaseMs);
  }

  context.say("the naive way");
  const sample = everyNth(ids, Math.floor(ids.length / SAMPLE));
  const scale = ids.length / sample.length;
  const naive = (await ask(worker, { do: "naive", ids: sample })).ms * scale;
  const naiveDatabase = (await ask(worker, { do: "naive-from-memory", ids: sample })).databaseMs * scale;

  const name = `tick over ${ids.length.toLocaleString("en")}, ${LIVE.toLocaleString("en")} live, 1 % changing`;
  const scaled = `(naive: one broadcaster a query, ${sample.length} measured, times ${Math.round(scale)})`;
  return [
    atMost(GOAL.wholeMs, {
      name,
      metric: `whole, with ${Math.ceil(ids.length / 100)} requests; median of ${ROUNDS} ${scaled}`,
      value: median(whole),
      unit: "ms",
      reference: Math.round(naive),
    }),
    atMost(GOAL.databaseMs, {
      name,
      metric: `database part, with Twitch's answers there already; median of ${ROUNDS} ${scaled}`,
      value: median(database),
      unit: "ms",
      reference: Math.round(naiveDatabase),
    }),
    atMost(GOAL.peakMb, {
      name,
      metric: "peak memory of the worker",
      value: Math.round(peakMb),
      unit: "MB",
      reference: null,
    }),
  ];
}

/** Asks the worker and waits for it; a worker that dies fails the benchmark. */
function ask(worker: ChildProcess, question: Question): Promise<Reply> {
  return new Promise((resolve, reject) => {
    const died = () => reject(new Error("the worker ended"));
    worker.once("exit", died);
    worker.once("message", (reply: Reply) => {
      worker.off("exit", died);
      resolve(reply);
    });
    worker.send(question);
  });
}

/** A fast tick that finds only half would be no feat. */
async function expectLive(pool: pg.Pool): Promise<void> {
  const { states } = await readLive(pool);
  const live = Object.values(states).filter(({ state }) => state === "live").length;
  if (live !== LIVE) throw new Error(`found ${live} live of ${LIVE}`);
}

const everyNth = <T>(items: readonly T[], n: number): T[] => items.filter((_, index) => index % n === 0);

function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  return Math.round(sorted[Math.floor(sorted.length / 2)] ?? Number.NaN);
}
