import type { Db } from "@/lib/db/client";
import { lowestIdAt } from "@/lib/kernel/id-at";
import type { Listener } from "./core/decide";
import { type OverrideRow, overrideOf, type PreferenceRow, preferencesOf } from "./core/of-row";
import { DAY_MS, HOUR_MS } from "./core/wall";
import { OVERRIDE_COLUMNS, PREFERENCE_COLUMNS } from "./repository-columns";
import { DEFAULT_PREFERENCES, type History, type Reach } from "./schema";

/** What is to be decided on, and when. */
export interface Question {
  broadcasterId: string;
  streamId: string;
  /** When it was announced: only what came before counts as an earlier stream. */
  announcedAt: Date;
  now: Date;
}

/** Nothing waits longer than quiet hours and the tries after them: what was decided before has gone or failed. */
const LONGEST_WAIT_MS = 2 * DAY_MS;

/**
 * All that decisions about many people go by. Holds their preferences to the end of the transaction: two announcements
 * that both counted the hour's messages first would both use its last place.
 */
export async function readFacts(
  db: Db,
  userIds: readonly string[],
  question: Question,
): Promise<Map<string, Listener>> {
  if (userIds.length === 0) return new Map();
  await db.query(
    "SELECT FROM notification_preference WHERE user_id = ANY($1) ORDER BY user_id FOR NO KEY UPDATE",
    [userIds],
  );
  const lastAnnouncedAt = await lastStream(db, question);
  const people = await listPeople(db, userIds, question.broadcasterId);
  const sent = await listMessages(db, userIds, question.now);
  const times = timesOf(sent);
  return new Map(
    people.map(({ userId, ...facts }) => {
      const history: History = {
        email: times(userId, "email"),
        push: times(userId, "push"),
        lastAnnouncedAt,
      };
      return [userId, { ...facts, history }];
    }),
  );
}

function timesOf(
  messages: readonly Message[],
): (userId: string, medium: Message["medium"]) => readonly Date[] {
  const times = new Map<string, Date[]>();
  for (const { userId, medium, at } of messages) {
    const key = `${userId} ${medium}`;
    const known = times.get(key);
    if (known) known.push(at);
    else times.set(key, [at]);
  }
  return (userId, medium) => times.get(`${userId} ${medium}`) ?? [];
}

type Facts = Omit<Listener, "history"> & { userId: string };

interface FactsRow {
  userId: string;
  preferences: PreferenceRow | null;
  override: OverrideRow | null;
  muted: boolean;
  address: Reach["address"];
  devices: number;
}

async function listPeople(db: Db, userIds: readonly string[], broadcasterId: string): Promise<Facts[]> {
  const { rows } = await db.query<FactsRow>(
    `SELECT u.id AS "userId",
       (SELECT to_json(r) FROM (SELECT ${PREFERENCE_COLUMNS}) r WHERE p.user_id IS NOT NULL) AS preferences,
       (SELECT to_json(r) FROM (SELECT ${OVERRIDE_COLUMNS}) r WHERE o.user_id IS NOT NULL) AS override,
       coalesce(f.muted, false) AS muted,
       coalesce(a.state, 'none') AS address,
       (SELECT count(*)::int FROM push_device d WHERE d.user_id = u.id) AS devices
     FROM unnest($1::uuid[]) AS u (id)
     LEFT JOIN notification_preference p ON p.user_id = u.id
     LEFT JOIN broadcaster_preference o ON o.user_id = u.id AND o.broadcaster_id = $2
     LEFT JOIN follow f ON f.user_id = u.id AND f.broadcaster_id = $2
     LEFT JOIN mail_reach a ON a.user_id = u.id`,
    [userIds, broadcasterId],
  );
  return rows.map(({ userId, preferences, override, muted, address, devices }) => ({
    ...{ userId, muted },
    preferences: preferences ? preferencesOf(preferences) : DEFAULT_PREFERENCES,
    override: override && overrideOf(override),
    reach: { address, devices },
  }));
}

interface Message {
  userId: string;
  medium: "email" | "push";
  at: Date;
}

/**
 * The messages of the last hour and those that are to come, each once: to however many devices it goes, and however
 * much it gathers. What waits to be gathered comes at the moment it waits for. Digests, tests and letters of ours
 * that were asked for do not count.
 */
async function listMessages(db: Db, userIds: readonly string[], now: Date): Promise<Message[]> {
  const { rows } = await db.query<Message>(
    `SELECT "userId", medium, at FROM (
       SELECT d.user_id AS "userId", d.medium,
         min(coalesce(d.sent_at, carrier.sent_at, d.not_before)) AS at
       FROM unnest($1::uuid[]) AS u (id)
       JOIN delivery d ON d.user_id = u.id AND d.id >= $2
       LEFT JOIN delivery carrier ON carrier.id = d.carried_by
       WHERE d.medium IN ('email', 'push') AND d.kind IN ('live', 'changed')
         AND d.state IN ('queued', 'sending', 'sent', 'gathering', 'gathered')
       GROUP BY d.user_id, d.medium, CASE WHEN d.state IN ('gathering', 'gathered')
         THEN d.not_before::text ELSE d.announcement_id::text END
     ) AS message WHERE at > $3`,
    [userIds, lowestIdAt(new Date(now.getTime() - LONGEST_WAIT_MS)), new Date(now.getTime() - HOUR_MS)],
  );
  return rows;
}

/** When the broadcaster's latest other stream before this one was announced; null: none that is remembered. */
async function lastStream(db: Db, { broadcasterId, streamId, announcedAt }: Question): Promise<Date | null> {
  const { rows } = await db.query<{ at: Date | null }>(
    `SELECT max(created_at) AS at FROM announcement
     WHERE broadcaster_id = $1 AND stream_id <> $2 AND type = 'broadcaster_live' AND created_at < $3`,
    [broadcasterId, streamId, announcedAt],
  );
  return rows[0]?.at ?? null;
}
