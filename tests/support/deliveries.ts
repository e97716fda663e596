import type pg from "pg";
import type { Carrier, ClaimedDelivery, Outcome } from "@/lib/deliveries/carrier";
import type { Lane } from "@/lib/deliveries/lane";

/** What is stored of a delivery. */
export interface StoredDelivery {
  id: string;
  userId: string;
  kind: string;
  medium: string;
  announcementId: string | null;
  deviceId: string | null;
  state: string;
  reason: string | null;
  error: string | null;
  attempts: number;
  turn: number;
  providerId: string | null;
  carriedBy: string | null;
  about: unknown;
  notBefore: Date;
  sentAt: Date | null;
}

/** All deliveries, in the order they go in. */
export async function readDeliveries(pool: pg.Pool): Promise<StoredDelivery[]> {
  const { rows } = await pool.query<StoredDelivery>(
    `SELECT id, user_id AS "userId", kind, medium, announcement_id AS "announcementId", device_id AS "deviceId",
       state, reason, error, attempts, turn, provider_id AS "providerId", carried_by AS "carriedBy", about,
       not_before AS "notBefore", sent_at AS "sentAt"
     FROM delivery ORDER BY turn, id`,
  );
  return rows;
}

/** How many deliveries are in which state. */
export async function countStates(pool: pg.Pool): Promise<Record<string, number>> {
  const { rows } = await pool.query<{ state: string; count: number }>(
    "SELECT state, count(*)::int AS count FROM delivery GROUP BY state",
  );
  return Object.fromEntries(rows.map(({ state, count }) => [state, count]));
}

/** Makes people who want mail, with an address; says their ids. */
export async function addMailReaders(pool: pg.Pool, count: number, prefix = "reader"): Promise<string[]> {
  const { rows } = await pool.query<{ id: string }>(
    `WITH people AS (
       INSERT INTO person (twitch_id, login, name) SELECT $2 || n, $2 || n, $2 || n FROM generate_series(1, $1) AS n
       RETURNING id, login),
     wants AS (INSERT INTO notification_preference (user_id, email, hourly_limit) SELECT id, true, 60 FROM people),
     reachable AS (
       INSERT INTO mail_address (user_id, address, verified_at) SELECT id, login || '@example.org', now() FROM people)
     SELECT id FROM people ORDER BY login`,
    [count, prefix],
  );
  return rows.map(({ id }) => id);
}

/** These people follow the broadcaster. */
export async function letFollow(
  pool: pg.Pool,
  userIds: readonly string[],
  broadcasterId: string,
): Promise<void> {
  await pool.query(
    "INSERT INTO follow (broadcaster_id, user_id, on_twitch) SELECT $2, id, true FROM unnest($1::uuid[]) AS u (id)",
    [userIds, broadcasterId],
  );
}

/** A carrier that is told what to answer, and notes what it was handed. */
export interface TestCarrier extends Carrier {
  handed: { delivery: ClaimedDelivery; at: number }[];
  /** Most that were under way at once. */
  most(): number;
  answer: (delivery: ClaimedDelivery, signal: AbortSignal) => Outcome | Promise<Outcome>;
}

export function testCarrier(
  answer: TestCarrier["answer"] = ({ id }) => ({ kind: "sent", providerId: `<${id}>` }),
): TestCarrier {
  let underWay = 0;
  let most = 0;
  const carrier: TestCarrier = {
    handed: [],
    most: () => most,
    answer,
    prepare: async (deliveries) =>
      new Map(
        deliveries.map((delivery) => [
          delivery.id,
          async (signal) => {
            carrier.handed.push({ delivery, at: Date.now() });
            underWay += 1;
            most = Math.max(most, underWay);
            try {
              return await carrier.answer(delivery, signal);
            } finally {
              underWay -= 1;
            }
          },
        ]),
      ),
  };
  return carrier;
}

/** Runs a lane until nothing is due. */
export const runLane = (lane: Lane) => lane.run({ signal: new AbortController().signal });
