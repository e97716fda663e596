import type { Db } from "@/lib/db/client";
import { listen } from "@/lib/db/listen";
import { backoffMs } from "@/lib/kernel/backoff";
import { createBell } from "./bell";
import { readEvents } from "./read";
import { newestSeq } from "./repository";
import { sayPosition } from "./repository-readers";
import type { RecordedEvent } from "./schema";

export interface FollowOptions {
  /** Where Postgres is. The follower keeps one connection of its own. */
  url: string;
  /** The seq behind which to begin; a function is asked once, when Postgres first answers. */
  from: number | ((db: Db) => Promise<number>);
  /**
   * Gets what is new, oldest first; `upTo` is the last seq looked at. The position moves on when it
   * resolves. When it throws, the same events come again after a pause: skip those already dealt with.
   */
  onEvents: (events: RecordedEvent[], upTo: number) => void | Promise<void>;
  /** Called when the outbox is found to end before our position: it is another database than before. */
  onRewound?: (position: number) => void;
  /**
   * Called each time the end of the outbox was reached, at least every `pollMs`, with the reader's own connection; the
   * same one for as long as it lasts. What it throws counts as a failure of that connection.
   */
  onEnd?: (db: Db) => void | Promise<void>;
  signal: AbortSignal;
  log: { info(fields: object, message: string): void; warn(fields: object, message: string): void };
  /** How often the table is read without having been woken, in ms. */
  pollMs?: number;
  /** Most rows read at once. */
  batchSize?: number;
}

export interface FollowState {
  /** The last seq dealt with; null until Postgres answered once. */
  position: number | null;
  connected: boolean;
  /** When the end of the outbox was last reached (ms since the epoch); null when never yet. */
  caughtUpAt: number | null;
  /** Why it is not connected or not moving on; null when all is well. */
  lastError: string | null;
}

export interface OutboxFollower {
  state(): Readonly<FollowState>;
  /** Resolves when the end of the outbox was reached for the first time. */
  caughtUp: Promise<void>;
  /** Resolves when following has ended after `signal`; never rejects. */
  done: Promise<void>;
}

const POLL_MS = 5_000;
const BATCH_SIZE = 500;
const BACKOFF = { baseMs: 200, maxMs: 5_000 };

/**
 * Follows the outbox from a position until `signal` aborts: every event once, in commit order, whatever
 * happens to Postgres in between. NOTIFY only wakes the reader; what there is to read the table says, and a
 * wake-up lost with a connection costs nothing, because each connection begins by reading.
 */
export function followOutbox(options: FollowOptions): OutboxFollower {
  const state: FollowState = { position: null, connected: false, caughtUpAt: null, lastError: null };
  let firstCatchUp: () => void = () => undefined;
  const caughtUp = new Promise<void>((resolve) => {
    firstCatchUp = resolve;
  });
  const reached = () => {
    state.caughtUpAt = Date.now();
    state.lastError = null;
    firstCatchUp();
  };
  return { state: () => state, caughtUp, done: keepFollowing(options, state, reached) };
}

/** One connection after the other, with a pause that grows while none gets anywhere. */
async function keepFollowing(options: FollowOptions, state: FollowState, reached: () => void): Promise<void> {
  const { signal, log } = options;
  let failures = 0;
  while (!signal.aborted) {
    try {
      await followOnce(options, state, () => {
        failures = 0;
        reached();
      });
    } catch (error) {
      if (signal.aborted) return;
      failures += 1;
      state.lastError = error instanceof Error ? error.message : String(error);
      const waitMs = backoffMs(failures, BACKOFF.baseMs, BACKOFF.maxMs, Math.random());
      log.warn({ err: error, position: state.position, failures, waitMs }, "outbox reader interrupted");
      await createBell().sleep(waitMs, signal);
    } finally {
      state.connected = false;
    }
  }
}

/** Follows on one connection until the signal aborts. @throws when the connection or the handler fails */
async function followOnce(options: FollowOptions, state: FollowState, reached: () => void): Promise<void> {
  const { signal, pollMs = POLL_MS } = options;
  const bell = createBell();
  const listener = await listen({
    url: options.url,
    channel: "outbox",
    onWake: bell.ring,
    onLost: bell.crack,
  });
  try {
    state.position = await whereToGoOn(options, listener, state.position);
    let said = state.position;
    await sayPosition(listener, said);
    state.connected = true;
    options.log.info({ position: state.position }, "outbox reader connected");
    while (!signal.aborted) {
      await drain(options, listener, state);
      if (state.position !== said) {
        said = state.position;
        await sayPosition(listener, said);
      }
      reached();
      await options.onEnd?.(listener);
      await bell.sleep(pollMs, signal);
    }
  } finally {
    await listener.close();
  }
}

/** The position to read behind: ours, unless this database never got that far. */
async function whereToGoOn(options: FollowOptions, db: Db, position: number | null): Promise<number> {
  const { from } = options;
  if (position === null) return typeof from === "number" ? from : from(db);
  const newest = await newestSeq(db);
  if (newest >= position) return position;
  options.log.warn({ position, newest }, "the outbox ends before what was read: another database");
  options.onRewound?.(newest);
  return newest;
}

/** Reads and hands over batch after batch until nothing is left. */
async function drain(options: FollowOptions, db: Db, state: FollowState): Promise<void> {
  while (!options.signal.aborted) {
    const position = state.position ?? 0;
    const { events, upTo } = await readEvents(db, position, options.batchSize ?? BATCH_SIZE);
    if (upTo === position) return;
    await options.onEvents(events, upTo);
    state.position = upTo;
  }
}
