import type { Db } from "@/lib/db/client";
import type { ChannelRole } from "@/lib/roles/schema";
import { type ViewerRow, viewerOfRow } from "./core/viewer-of-row";
import { listedRoles } from "./repository-roles";
import type { ChannelViewer, RoleLists } from "./schema";

/** People of one channel as pages show them. `fresh`: the lists that decide, with when each was read. */
export async function withRoles(
  db: Db,
  channelId: string,
  rows: readonly ViewerRow[],
  fresh: ReadonlyMap<ChannelRole, Date>,
): Promise<ChannelViewer[]> {
  const ids = rows.map(({ id }) => id);
  const listed = fresh.size > 0 ? await listedRoles(db, channelId, ids) : undefined;
  const lists = new Set(fresh.keys());
  return rows.map((row) => viewerOfRow(row, lists, listed?.get(row.id) ?? []));
}

/** When each list was read, null for those that do not decide. */
export function readTimes(fresh: ReadonlyMap<ChannelRole, Date>): RoleLists {
  const readAt = (role: ChannelRole) => fresh.get(role)?.toISOString() ?? null;
  return { subscriber: readAt("subscriber"), vip: readAt("vip"), moderator: readAt("moderator") };
}
