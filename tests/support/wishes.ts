import type pg from "pg";
import type { Member } from "@/lib/targets/core/member";
import { type ServedTargets, tellWishes } from "@/lib/targets/tell-wishes";
import { putWish } from "@/lib/targets/wishes";

/** A category that is watched, with what is on air there at each look; wishes of people about it. */
export interface WishStage {
  targetId: string;
  /** Wishes as of `at`. */
  wish(userId: string, minViewers?: number, options?: { language?: string; at?: Date }): Promise<void>;
  /** A look that finds these, and tells of them. */
  look(...members: Member[]): Promise<void>;
  /** Titles of what stands in a person's inbox, the oldest first. */
  inbox(userId: string): Promise<string[]>;
}

export const HOUR_MS = 3_600_000;

/** A stream on air in the category; begun a moment ago. */
export const aMember = (streamId: string, viewerCount: number, given: Partial<Member> = {}): Member => ({
  ...{
    streamId,
    viewerCount,
    userId: `9${streamId}`,
    userLogin: `login_${streamId}`,
    userName: `Name ${streamId}`,
  },
  ...{ title: `Title ${streamId}`, gameId: "743", gameName: "Chess", language: "en" },
  ...{ startedAtMs: Date.now(), seenAtMs: Date.now(), misses: 0 },
  ...given,
});

export async function wishStage(pool: pg.Pool): Promise<WishStage> {
  const { rows } = await pool.query<{ id: string }>(
    `INSERT INTO watch_target (kind, twitch_id, name, since) VALUES ('game', '743', 'Chess', now() - interval '2 hours')
     RETURNING id`,
  );
  const targetId = rows[0]?.id ?? "";
  let version = 0;
  const served: ServedTargets = new Map();
  return {
    targetId,
    async wish(userId, minViewers = 100, { language, at = new Date(Date.now() - 60_000) } = {}) {
      await putWish(userId, targetId, { minViewers, language: language ?? null }, { pool, clock: () => at });
    },
    async look(...members) {
      version += 1;
      await pool.query(
        `INSERT INTO target_start (stream_id, target_id, user_id, user_login, started_at, seen_at, heard, observed_at)
         SELECT id, $2, id, id, now(), now(), 'told', now() FROM unnest($1::text[]) AS s (id) ON CONFLICT DO NOTHING`,
        [members.map(({ streamId }) => streamId), targetId],
      );
      await tellWishes(
        pool,
        { targetId, version, lookedAtMs: Date.now(), members },
        {
          now: new Date(),
          served,
        },
      );
    },
    async inbox(userId) {
      const inbox = await pool.query<{ name: string }>(
        `SELECT a.broadcaster_name AS name FROM notification n JOIN announcement a ON a.id = n.announcement_id
         WHERE n.user_id = $1 ORDER BY a.id`,
        [userId],
      );
      return inbox.rows.map(({ name }) => name);
    },
  };
}
