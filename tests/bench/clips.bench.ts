import { randomBytes } from "node:crypto";
import type pg from "pg";
import { createTwitch, type Twitch } from "@/lib/twitch";
import { personas, type Simulator, startSimulator } from "@/lib/twitch/simulator";
import { archiveAll, archiveDeps, archivedIds, connectChannels } from "@/tests/support/clip-archive";
import { configFor } from "@/tests/support/twitch";
import { atLeast, atMost, type Bench, type BenchContext } from "./support/bench";

const CLIPS = 13_612;
/** Of these, within an hour that everybody talked about. */
const IN_ONE_HOUR = 2_500;
const YEARS = 5;
const WEEK_MS = 7 * 86_400_000;
/** Nobody can need less: 100 clips a request. */
const FULL_PAGES = Math.ceil(CLIPS / 100);
const { kaya } = personas;

/** A1: a channel's past, archived from nothing; beside it, a window a week, as Twitch's default suggests. */
export const bench: Bench = {
  name: "clips",
  async run(context) {
    const { pool } = await context.database();
    const simulator = await startSimulator();
    try {
      simulator.world.clips.empty(kaya.login);
      simulator.world.clips.seed(kaya.login, { count: CLIPS, years: YEARS, inOneHour: IN_ONE_HOUR });
      const config = { ...configFor(simulator.url), encryptionKey: randomBytes(32).toString("base64") };
      return await measure(context, { pool, simulator, twitch: createTwitch({ config, pool }) });
    } finally {
      await simulator.stop();
    }
  },
};

interface Setup {
  pool: pg.Pool;
  simulator: Simulator;
  twitch: Twitch;
}

async function measure(context: BenchContext, { pool, simulator, twitch }: Setup) {
  const there = simulator.world.clips.of(kaya.id).length;
  context.say("the naive way");
  const naive = await context.time(() => weekByWeek(twitch));
  context.say("the archive");
  await connectChannels(pool, [kaya.id]);
  // Points are not what is measured: a full bucket all the time.
  const budget = async () => ({ capacity: 800, left: 800 });
  const ours = await context.time(() => archiveAll(archiveDeps(pool, { ...twitch, budget })));
  const stored = (await archivedIds(pool, kaya.id)).length;
  const name = `a past of ${CLIPS.toLocaleString("en")} clips, ${IN_ONE_HOUR.toLocaleString("en")} of them in one hour`;
  return [
    atLeast(100, {
      ...{ name, metric: "clips that are archived (naive: a window a week)", unit: "%" },
      ...{ value: percent(stored, there), reference: percent(naive.result.clips, there) },
    }),
    atMost(2 * FULL_PAGES, {
      ...{ name, metric: "requests to Twitch (naive: as before)", unit: "requests" },
      ...{ value: ours.result.requests, reference: naive.result.requests },
    }),
    {
      ...{ name, metric: "time, with the simulator's (naive: read, and nothing stored)", unit: "s" },
      ...{ value: tenths(ours.ms / 1000), goal: null, pass: null, reference: tenths(naive.ms / 1000) },
    },
  ];
}

/** What a program does that trusts Twitch's default window and the end of its pages. */
async function weekByWeek(twitch: Twitch): Promise<{ clips: number; requests: number }> {
  const ids = new Set<string>();
  let requests = 0;
  for (let from = Date.now() - (YEARS + 1) * 53 * WEEK_MS; from < Date.now(); from += WEEK_MS) {
    const window = { broadcasterId: kaya.id, from: new Date(from), to: new Date(from + WEEK_MS) };
    let cursor: string | undefined;
    do {
      const page = await twitch.getClipPage({ ...window, cursor });
      requests += 1;
      for (const { id } of page.clips) ids.add(id);
      cursor = page.cursor;
    } while (cursor !== undefined);
  }
  return { clips: ids.size, requests };
}

const percent = (part: number, whole: number) => Math.floor((part / whole) * 10_000) / 100;
const tenths = (value: number) => Math.round(value * 10) / 10;
