import type { Pool } from "@/lib/db/client";
import { createBell } from "@/lib/events";
import { adoptCoverage } from "../adopt-coverage";
import type { Heart } from "./heart";
import type { Journal } from "./journal";
import type { Reader } from "./reader";

/** Three beats are lost before a lease runs out. */
const BEAT_EVERY_MS = 2_000;
/** What changes together is told together. */
const GATHER_MS = 50;
/** How long the others get to read our channels before we leave them. */
const HAND_OVER_WITHIN_MS = 4_000;
const HAND_OVER_STEP_MS = 200;

export interface BeatState {
  /** When the database last heard of us, in ms since the epoch; null: never yet. */
  toldAt: number | null;
  /** Why it does not hear of us; null while it does. */
  problem: string | null;
}

export interface Beating {
  state(): Readonly<BeatState>;
  /** Beats soon instead of at the next turn. */
  wake(): void;
  /** Gives the leases up, and reads on until other bots do, but not for long. Beats no more. */
  handOver(): Promise<void>;
  /** To be called when everything that was read is stored: tells the last. */
  end(): Promise<void>;
}

export interface BeatingDeps {
  heart: Heart;
  reader: Reader;
  journal: Journal;
  pool: Pool;
  log: { info(fields: object, message: string): void; warn(fields: object, message: string): void };
  now: () => number;
}

/**
 * Lets the heart beat every two seconds, and at once when something changed. While Postgres is away what would have
 * been told is written to the journal, and reading goes on.
 */
export function beatAlong(deps: BeatingDeps): Beating {
  const { heart, journal, reader, log, now } = deps;
  const state: BeatState = { toldAt: null, problem: null };
  const bell = createBell();
  const ending = new AbortController();

  const beatOnce = async () => {
    try {
      await heart.beat();
      if (state.problem !== null) log.info({}, "Postgres is back; what was read meanwhile is told");
      Object.assign(state, { toldAt: now(), problem: null });
      await journal.clear();
      await journal.adopt(now(), (untold) => adoptCoverage(deps.pool, untold));
    } catch (error) {
      if (state.problem === null) log.warn({ err: error }, "the bot cannot tell how it does; it reads on");
      state.problem = error instanceof Error ? error.message : String(error);
      await writeDown(deps, heart.safeUntil());
    }
  };
  const done = (async () => {
    while (!ending.signal.aborted) {
      await beatOnce();
      await bell.sleep(BEAT_EVERY_MS, ending.signal);
      await createBell().sleep(GATHER_MS, ending.signal);
    }
  })();

  return {
    state: () => state,
    wake: bell.ring,
    async handOver() {
      ending.abort();
      await done;
      try {
        await heart.resign();
        const until = now() + HAND_OVER_WITHIN_MS;
        while (now() < until) {
          const situation = await heart.tell();
          if (situation.bots.length === 0 || heart.isReplaced(situation)) break;
          await createBell().sleep(HAND_OVER_STEP_MS, new AbortController().signal);
        }
      } catch (error) {
        log.warn({ err: error }, "the leases could not be given up; they run out");
      }
    },
    async end() {
      try {
        await heart.tell({ isStored: true });
        await journal.clear();
      } catch (error) {
        log.warn({ err: error }, "the last could not be told; the next bot finds it written down");
        await writeDown({ ...deps, reader }, now());
      }
    },
  };
}

async function writeDown({ reader, journal, log }: BeatingDeps, safeUntil: number): Promise<void> {
  const untold = [...reader.channels.values()].map(
    ({ channelId, coverage }) => [channelId, coverage.report(safeUntil, false).read] as const,
  );
  try {
    await journal.write(new Map(untold.filter(([, spans]) => spans.length > 0)));
  } catch (error) {
    log.warn({ err: error }, "what was read could not be written down either");
  }
}
