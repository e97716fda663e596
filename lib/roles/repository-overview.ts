import type { Db } from "@/lib/db/client";
import type { ChannelStanding } from "./core/overview";
import { tokensOf } from "./repository-tokens";

interface StandingRow extends Omit<ChannelStanding, "channel"> {
  id: string;
  login: string;
  displayName: string;
  avatarUrl: string | null;
}

/**
 * How the last sync of each channel went in which the bot is wanted, by login. `scopes`: what the lists need. It is
 * judged by the same as on the channel's own page.
 */
export async function standings(db: Db, scopes: readonly string[]): Promise<ChannelStanding[]> {
  const { rows } = await db.query<StandingRow>(
    `SELECT b.id, b.login, b.display_name AS "displayName", b.avatar_url AS "avatarUrl",
       coalesce(s.interval_minutes, 30) AS "intervalMinutes",
       greatest(s.subscribers_read_at, s.vips_read_at, s.moderators_read_at) AS "lastReadAt",
       last.state AS "lastState", coalesce(last.errors, '{}') AS errors,
       coalesce(s.leased_until > clock_timestamp(), false)
         OR EXISTS (SELECT FROM role_sync_ask a WHERE a.channel_id = b.id AND a.source = 'manual-ui') AS syncing,
       (SELECT count(*)::int FROM unnest($1::text[]) AS wanted (scope)
         WHERE NOT EXISTS (SELECT FROM ${tokensOf("b.id")} AND wanted.scope = ANY(t.scopes))) AS missing
     FROM channel c
     JOIN broadcaster b ON b.id = c.broadcaster_id
     LEFT JOIN role_sync s ON s.channel_id = b.id
     LEFT JOIN LATERAL (
       SELECT state, errors FROM role_sync_run r WHERE r.channel_id = b.id AND r.ended_at IS NOT NULL
       ORDER BY started_at DESC, id DESC LIMIT 1) last ON true
     WHERE c.join_wanted
     ORDER BY b.login, b.id`,
    [scopes],
  );
  return rows.map(({ id, login, displayName, avatarUrl, ...rest }) => ({
    channel: { id, login, displayName, avatarUrl },
    ...rest,
  }));
}
