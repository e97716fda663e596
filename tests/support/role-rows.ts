import type { Db } from "@/lib/db/client";
import type { ChannelRole } from "@/lib/roles/schema";

const READ_AT = {
  subscriber: "subscribers_read_at",
  vip: "vips_read_at",
  moderator: "moderators_read_at",
} as const;

/** Makes a channel's list of a role one that was read whole that long ago; null: never. */
export async function readList(db: Db, channelId: string, role: ChannelRole, agoMs: number | null = 0) {
  await db.query(
    `INSERT INTO role_sync (channel_id, ${READ_AT[role]}) VALUES ($1, now() - $2 * interval '1 ms')
     ON CONFLICT (channel_id) DO UPDATE SET ${READ_AT[role]} = excluded.${READ_AT[role]}`,
    [channelId, agoMs],
  );
}

/** Gives somebody a role, as a sync that finds them does. */
export async function grantRole(
  db: Db,
  channelId: string,
  role: ChannelRole,
  userId: string,
  { tier = role === "subscriber" ? "1000" : null, gift = false, at = new Date() } = {},
): Promise<void> {
  await db.query(
    `INSERT INTO channel_role (channel_id, role, user_id, login, display_name, tier, gift, granted_at)
     VALUES ($1, $2, $3, 'login' || $3, 'Name' || $3, $4, $5, $6)`,
    [channelId, role, userId, tier, gift, at],
  );
}

/** Ends somebody's role, as a sync that does not find them any more does. */
export async function revokeRole(db: Db, channelId: string, role: ChannelRole, userId: string) {
  await db.query(
    `UPDATE channel_role SET revoked_at = now()
     WHERE channel_id = $1 AND role = $2 AND user_id = $3 AND revoked_at IS NULL`,
    [channelId, role, userId],
  );
}
