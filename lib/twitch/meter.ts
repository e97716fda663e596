import type { Pool } from "@/lib/db/client";
import { addRow, bucketKind, note, type UsageSheet } from "./core/usage";
import { purposeOf } from "./purpose";
import { addUsage } from "./repository-usage";

/** Counts what Helix points are spent for. Costs a call no time, and never fails one. */
export interface Meter {
  /** A point was asked for; `waitedMs` later the caller had it, or (`got` false) gave up. */
  asked(bucket: string, endpoint: string, waitedMs: number, got: boolean): void;
  /** Twitch answered 429. */
  refused(bucket: string, endpoint: string): void;
}

interface MeterDeps {
  pool: Pool;
  /** The instance's time, in ms since the epoch. */
  now: () => number;
  log: { warn(fields: object, message: string): void };
  flushMs?: number;
}

const FLUSH_MS = 10_000;
/** More than a day of minutes at the usual number of endpoints: a database that is away for longer costs figures. */
const MOST_ROWS = 20_000;

/**
 * Counts in memory and adds to the database ten seconds after the first call that is not written down. A process
 * that dies loses what it counted since; what cannot be written is tried again with what comes next.
 */
export function createMeter({ pool, now, log, flushMs = FLUSH_MS }: MeterDeps): Meter & {
  /** Writes down what was counted. Never rejects. */
  flush(): Promise<void>;
} {
  let sheet: UsageSheet = new Map();
  let timer: NodeJS.Timeout | undefined;

  const flush = async () => {
    clearTimeout(timer);
    timer = undefined;
    const written = [...sheet.values()];
    sheet = new Map();
    try {
      await addUsage(pool, written);
    } catch (error) {
      log.warn({ err: error }, "what Helix points were spent for could not be written down");
      if (sheet.size + written.length > MOST_ROWS) return;
      for (const row of written) addRow(sheet, row);
      arm();
    }
  };
  const arm = () => {
    timer ??= setTimeout(() => void flush(), flushMs).unref();
  };
  const count = (
    bucket: string,
    endpoint: string,
    call: { points: number; waitedMs: number; refused: boolean },
  ) => {
    note(sheet, {
      ...{ at: now(), bucket: bucketKind(bucket), purpose: purposeOf(endpoint), endpoint },
      ...call,
    });
    arm();
  };

  return {
    flush,
    asked: (bucket, endpoint, waitedMs, got) =>
      count(bucket, endpoint, { points: got ? 1 : 0, waitedMs, refused: false }),
    refused: (bucket, endpoint) => count(bucket, endpoint, { points: 0, waitedMs: 0, refused: true }),
  };
}
