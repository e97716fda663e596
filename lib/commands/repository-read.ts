import type { Db } from "@/lib/db/client";
import type { BroadcasterRef } from "@/lib/events/schema";
import { COMMAND, type CommandRow } from "./repository-rows";
import type { CommandSort, CommandsQuery } from "./schema";

/** The connected channel of that login; of several that had it, the one whose name it is now. */
export async function channelByLogin(db: Db, login: string): Promise<BroadcasterRef | undefined> {
  const { rows } = await db.query<BroadcasterRef>(
    `SELECT b.id, b.login, b.display_name AS "displayName", b.avatar_url AS "avatarUrl"
     FROM channel c JOIN broadcaster b ON b.id = c.broadcaster_id
     WHERE b.login = $1 ORDER BY b.profile_at DESC LIMIT 1`,
    [login],
  );
  return rows[0];
}

/** A command, deleted or not. */
export async function findById(db: Db, id: string): Promise<CommandRow | undefined> {
  const { rows } = await db.query<CommandRow>(`SELECT ${COMMAND} FROM command c WHERE c.id = $1`, [id]);
  return rows[0];
}

/** The command that answers to a name or an alias. */
export async function findByName(db: Db, channelId: string, name: string): Promise<CommandRow | undefined> {
  const { rows } = await db.query<CommandRow>(
    `SELECT ${COMMAND} FROM command_name n JOIN command c ON c.id = n.command_id
     WHERE n.channel_id = $1 AND n.name = $2`,
    [channelId, name],
  );
  return rows[0];
}

/** A command as others that call it see it. */
export interface Answering extends Pick<CommandRow, "id" | "builtin" | "response" | "enabled" | "uses"> {
  /** By which it was looked for. */
  name: string;
}

/** What each of these names and aliases answers; names of nothing are left out. */
export async function responsesByName(
  db: Db,
  channelId: string,
  names: readonly string[],
): Promise<Answering[]> {
  const { rows } = await db.query<Answering>(
    `SELECT n.name, c.id, c.builtin, c.response, c.enabled, c.uses::float8 AS uses
     FROM command_name n JOIN command c ON c.id = n.command_id
     WHERE n.channel_id = $1 AND n.name = ANY($2)`,
    [channelId, names],
  );
  return rows;
}

/** Every name and alias of the channel, with its command. */
export async function namesOf(db: Db, channelId: string): Promise<{ name: string; id: string }[]> {
  const { rows } = await db.query<{ name: string; id: string }>(
    "SELECT name, command_id AS id FROM command_name WHERE channel_id = $1",
    [channelId],
  );
  return rows;
}

export type Filter = Pick<CommandsQuery, "q" | "enabled" | "builtin" | "permission" | "removed"> & {
  channelId: string;
};

/** Where a page ends: behind the row with this value of the order, and this id. */
export interface Place {
  value: string | number;
  id: string;
}

const FILTER = `c.channel_id = $1 AND (c.deleted_at IS NOT NULL) = $2
  AND ($3 = '' OR position($3 IN c.name) > 0 OR position($3 IN lower(c.response)) > 0
       OR EXISTS (SELECT FROM unnest(c.aliases) AS alias WHERE position($3 IN alias) > 0))
  AND ($4::bool IS NULL OR c.enabled = $4) AND ($5::bool IS NULL OR (c.builtin IS NOT NULL) = $5)
  AND ($6::text IS NULL OR c.permission = $6)`;

const filterValues = ({ channelId, removed, q, enabled, builtin, permission }: Filter) => [
  channelId,
  removed,
  q,
  enabled ?? null,
  builtin ?? null,
  permission ?? null,
];

/** What each order goes by. Names alone go upwards. */
const ORDERS: Record<CommandSort, { by: string; type: "text" | "int8"; down: boolean }> = {
  name: { by: 'c.name COLLATE "C"', type: "text", down: false },
  uses: { by: "c.uses", type: "int8", down: true },
  last_used: {
    by: "coalesce((date_part('epoch', c.last_used_at) * 1000)::bigint, 0)",
    type: "int8",
    down: true,
  },
  created: { by: "(date_part('epoch', c.created_at) * 1000)::bigint", type: "int8", down: true },
};

/** One page of what matches. */
export async function listCommands(
  db: Db,
  filter: Filter,
  { sort, after, limit }: { sort: CommandSort; after: Place | null; limit: number },
): Promise<CommandRow[]> {
  const { by, type, down } = ORDERS[sort];
  const { rows } = await db.query<CommandRow>(
    `SELECT ${COMMAND} FROM command c
     WHERE ${FILTER}
       AND ($7::${type} IS NULL OR (${by}, c.id) ${down ? "<" : ">"} ($7::${type}, $8::uuid))
     ORDER BY ${by} ${down ? "DESC" : ""}, c.id ${down ? "DESC" : ""} LIMIT $9`,
    [...filterValues(filter), after?.value ?? null, after?.id ?? null, limit],
  );
  return rows;
}

/** How many match. */
export async function countCommands(db: Db, filter: Filter): Promise<number> {
  const { rows } = await db.query<{ total: number }>(
    `SELECT count(*)::int AS total FROM command c WHERE ${FILTER}`,
    filterValues(filter),
  );
  return rows[0]?.total ?? 0;
}

/** Everything that a channel answers at present, by name. */
export async function listAnswered(db: Db, channelId: string): Promise<CommandRow[]> {
  const { rows } = await db.query<CommandRow>(
    `SELECT ${COMMAND} FROM command c
     WHERE c.channel_id = $1 AND c.deleted_at IS NULL AND c.enabled ORDER BY c.name COLLATE "C"`,
    [channelId],
  );
  return rows;
}
