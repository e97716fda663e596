import { setTimeout as pause } from "node:timers/promises";
import type pg from "pg";
import { appendEvents } from "@/lib/events";
import type { DomainEvent } from "@/lib/events/schema";
import { event } from "@/tests/support/events";
import { POPULAR } from "./audience";

export interface Commit {
  /** When the transaction was told to commit, in ms since the epoch. */
  at: number;
  /** Whether every socket hears it. */
  toAll: boolean;
}
export type Commits = Map<number, Commit>;

const now = () => performance.timeOrigin + performance.now();

/** Appends in one transaction and notes when the commit was asked for. */
async function commit(client: pg.PoolClient, commits: Commits, events: DomainEvent[]): Promise<void> {
  await client.query("BEGIN");
  await appendEvents(client, events);
  const { rows } = await client.query<{ seq: string }>(
    "SELECT seq FROM outbox WHERE xmin::text = pg_current_xact_id()::text",
  );
  const at = now();
  await client.query("COMMIT");
  const toAll = events.some((e) => "broadcaster" in e.payload && e.payload.broadcaster.id === POPULAR);
  for (const { seq } of rows) commits.set(Number(seq), { at, toAll });
}

const someBroadcaster = (broadcasters: number) => String(2 + Math.floor(Math.random() * (broadcasters - 1)));

/** New viewer counts of one apply: 300 broadcasters of 2,000 that were checked together. */
const someCounts = (broadcasters: number) =>
  event.viewers(
    ...Array.from({ length: 300 }, (): [string, number] => [
      someBroadcaster(broadcasters),
      Math.floor(Math.random() * 9_999),
    ]),
  );

/**
 * A busy evening for `seconds`: ten changes a second, each second one of the broadcaster all follow, and
 * every five seconds a tick's 6,000 viewer counts (in truth every thirty).
 */
export async function playEvening(pool: pg.Pool, broadcasters: number, seconds: number): Promise<Commits> {
  const commits: Commits = new Map();
  const client = await pool.connect();
  try {
    for (let second = 0; second < seconds; second += 1) {
      const begun = now();
      await commit(client, commits, [event.updated(POPULAR)]);
      if (second % 5 === 0)
        for (let batch = 0; batch < 20; batch += 1) await commit(client, commits, [someCounts(broadcasters)]);
      for (let change = 0; change < 5; change += 1) {
        await commit(client, commits, [
          event.online(someBroadcaster(broadcasters)),
          event.updated(someBroadcaster(broadcasters)),
        ]);
        await pause(100);
      }
      await pause(Math.max(0, begun + 1_000 - now()));
    }
  } finally {
    client.release();
  }
  return commits;
}
