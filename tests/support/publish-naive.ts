import type pg from "pg";
import { publicEventOf, readEventsOf } from "@/lib/events";
import type { Carrier, OutgoingEvent } from "@/lib/publishers";

/** The next event behind the position of the publisher "naive". */
export async function nextInLine(pool: pg.Pool): Promise<OutgoingEvent | undefined> {
  const { rows } = await pool.query<{ position: string }>(
    "SELECT position FROM publisher WHERE id = 'naive'",
  );
  const { events } = await readEventsOf(pool, Number(rows[0]?.position), {
    kinds: ["stream.online"],
    limit: 1,
  });
  const [recorded] = events;
  const event = recorded && publicEventOf(recorded);
  return event ? { seq: recorded.seq, key: event.key, event } : undefined;
}

/** Sends one, waits for it, and writes that down. */
export async function publishOne(pool: pg.Pool, carrier: Carrier, event: OutgoingEvent): Promise<void> {
  const { taken } = await carrier.publish([event], new AbortController().signal);
  if (taken !== 1) throw new Error("it was not taken");
  await pool.query("UPDATE publisher SET position = $1 WHERE id = 'naive'", [event.seq]);
}
