import type { Person } from "@/lib/auth/core/policy";
import { type Db, db } from "@/lib/db/client";
import { authorize } from "@/lib/http/authorize";
import type { FileDownload } from "@/lib/http/download";
import { type Columns, tableFile } from "@/lib/http/table-file";
import { decodeIdCursor, encodeCursor } from "@/lib/kernel/cursor";
import { TallyError } from "@/lib/kernel/errors";
import { entryOfRow } from "./core/entry-of-row";
import * as repository from "./repository-read";
import type { AuditEntry, AuditExport, AuditList, AuditQuery } from "./schema";

/** Rows asked for at once: what a file of any length holds in memory. */
const ROWS = 500;

/**
 * What people with power did, the newest first, page by page.
 * @throws TallyError bad_request for a cursor that is not ours
 */
export async function listAudit(query: AuditQuery, from: Db = db()): Promise<AuditList> {
  const channelId = await channelIdOf(query.channel, from);
  return page(from, { ...query, channelId }, { operator: true });
}

/**
 * The same of what was done to the person's own channel, without addresses.
 * @throws TallyError not_found when the channel is not theirs, bad_request for a cursor that is not ours
 */
export async function listChannelAudit(
  person: Person,
  login: string,
  query: Omit<AuditQuery, "channel">,
  from: Db = db(),
): Promise<AuditList> {
  return page(from, { ...query, channelId: await ownChannel(person, login, from) }, { operator: false });
}

/** All of it that is asked for, as a file. */
export async function exportAudit(
  query: AuditExport,
  signal: AbortSignal,
  from: Db = db(),
): Promise<FileDownload> {
  const wanted = { ...query, channelId: await channelIdOf(query.channel, from) };
  return tableFile("audit", query.format, all(from, wanted, { operator: true, signal }), COLUMNS);
}

/** The same of the person's own channel. @throws TallyError not_found when it is not theirs */
export async function exportChannelAudit(
  person: Person,
  login: string,
  query: Omit<AuditExport, "channel">,
  signal: AbortSignal,
  from: Db = db(),
): Promise<FileDownload> {
  const wanted = { ...query, channelId: await ownChannel(person, login, from) };
  const { address: _, ...columns } = COLUMNS;
  return tableFile(`${login}-audit`, query.format, all(from, wanted, { operator: false, signal }), columns);
}

type Asked = Pick<AuditQuery, "actor" | "action" | "target" | "from" | "to" | "q"> & {
  channelId: string | undefined;
};

async function page(
  from: Db,
  asked: Asked & Pick<AuditQuery, "limit" | "cursor">,
  reader: { operator: boolean },
): Promise<AuditList> {
  const { limit, cursor } = asked;
  const beforeId = cursor === undefined ? null : decodeIdCursor(cursor);
  const wanted = await wantedOf(asked, from);
  const { rows, endedAt } = await repository.listEntries(from, wanted, { beforeId, limit: limit + 1 });
  const shown = rows.slice(0, limit);
  const goesOnAt = rows.length > limit ? shown.at(-1)?.id : endedAt;
  return {
    items: shown.map((row) => entryOfRow(row, reader)),
    next_cursor: goesOnAt ? encodeCursor([goesOnAt]) : null,
  };
}

async function* all(
  from: Db,
  asked: Asked,
  { operator, signal }: { operator: boolean; signal: AbortSignal },
): AsyncGenerator<AuditEntry> {
  const wanted = await wantedOf(asked, from);
  let beforeId: string | null = null;
  while (!signal.aborted) {
    const part: Part = await repository.listEntries(from, wanted, { beforeId, limit: ROWS });
    for (const row of part.rows) yield entryOfRow(row, { operator });
    beforeId = part.rows.length === ROWS ? (part.rows.at(-1)?.id ?? null) : part.endedAt;
    if (beforeId === null) return;
  }
}

type Part = Awaited<ReturnType<typeof repository.listEntries>>;

async function wantedOf(
  { channelId, actor, action, target, from, to, q }: Asked,
  db: Db,
): Promise<repository.Wanted> {
  const colon = target?.indexOf(":") ?? -1;
  const byInstance = actor === "instance";
  return {
    ...{ channelId, action, from, to, q, byInstance },
    actor: byInstance || !actor ? undefined : await repository.actorsOf(db, actor),
    targetKind: colon === -1 ? target : target?.slice(0, colon),
    targetId: colon === -1 ? undefined : target?.slice(colon + 1),
  };
}

/** Nobody has the login: nothing was done to nobody's channel. */
const channelIdOf = async (login: string | undefined, from: Db): Promise<string | undefined> =>
  login === undefined ? undefined : ((await repository.broadcasterOf(from, login)) ?? "nobody");

async function ownChannel(person: Person, login: string, from: Db): Promise<string> {
  const id = login === person.login ? person.twitchId : await repository.broadcasterOf(from, login);
  if (id === undefined) throw new TallyError("not_found", "There is nothing here.");
  authorize(person, () => ({ action: "audit.channel", broadcasterId: id }));
  return id;
}

const COLUMNS: Columns<AuditEntry> & { address: Columns<AuditEntry>[string] } = {
  at: ({ at }) => at,
  action: ({ action }) => action,
  actor: ({ actor }) => actor.login ?? actor.kind,
  key: ({ key }) => key && (key.name ?? key.id),
  target_kind: ({ target }) => target.kind,
  target_id: ({ target }) => target.id,
  target_name: ({ target }) => target.name,
  channel: ({ channel }) => channel?.login ?? null,
  address: ({ address }) => address,
  request_id: ({ requestId }) => requestId,
  before: ({ before }) => (before === null ? null : JSON.stringify(before)),
  after: ({ after }) => (after === null ? null : JSON.stringify(after)),
};
