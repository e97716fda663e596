import type { Db } from "@/lib/db/client";
import type { ChannelRole } from "@/lib/roles/schema";
import type { ListedRole } from "./schema";

/** The lists of a channel that are fresh enough to decide, with when each was read whole. */
export async function freshLists(db: Db, channelId: string): Promise<Map<ChannelRole, Date>> {
  const { rows } = await db.query<{ role: ChannelRole; readAt: Date }>(
    `SELECT role, read_at AS "readAt" FROM role_list_now WHERE channel_id = $1`,
    [channelId],
  );
  return new Map(rows.map(({ role, readAt }) => [role, readAt]));
}

/** What these lists say of each of some people; who stands on none is left out. */
export async function listedRoles(
  db: Db,
  channelId: string,
  personIds: readonly string[],
): Promise<Map<string, ListedRole[]>> {
  const { rows } = await db.query<Omit<ListedRole, "since"> & { id: string; since: Date }>(
    `SELECT user_id AS id, role, tier, gift, granted_at AS since FROM channel_role_now
     WHERE channel_id = $1 AND user_id = ANY ($2)`,
    [channelId, personIds],
  );
  const listed = new Map<string, ListedRole[]>();
  for (const { id, since, ...role } of rows)
    listed.set(id, [...(listed.get(id) ?? []), { ...role, since: since.toISOString() }]);
  return listed;
}
