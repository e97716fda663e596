import type { Person } from "@/lib/auth/core/policy";
import { type Db, db } from "@/lib/db/client";
import type { FileDownload } from "@/lib/http/download";
import { type Columns, tableFile } from "@/lib/http/table-file";
import { channelOf } from "./access";
import { filterOf } from "./core/roles";
import * as repository from "./repository-read";
import { freshLists } from "./repository-roles";
import type { ChannelViewer, ViewersExportQuery } from "./schema";
import { withRoles } from "./with-roles";

/** Rows asked for at once: what a file of any length holds in memory. */
const ROWS = 1_000;

/**
 * The chatters of a channel as a file, who was seen first at the end.
 * @throws TallyError not_found when the channel is not theirs to read
 */
export async function exportViewers(
  person: Person,
  login: string,
  { format, role, ...asked }: ViewersExportQuery,
  { signal, from = db() }: { signal: AbortSignal; from?: Db },
): Promise<FileDownload> {
  const channel = await channelOf(from, person, login, "read");
  const [sight, fresh] = await Promise.all([
    repository.sightOf(from, channel.id, new Date()),
    freshLists(from, channel.id),
  ]);
  const roles = filterOf(role, new Set(fresh.keys()));
  const filter = { ...asked, channelId: channel.id, signsSince: sight.signsSince, ...roles };
  async function* rows(): AsyncGenerator<ChannelViewer> {
    let after: repository.Place | null = null;
    while (!signal.aborted) {
      // When somebody was seen first stays, whatever is counted meanwhile.
      const part = { sort: "first_seen", after, limit: ROWS } as const;
      const page = await repository.listViewers(from, filter, part);
      yield* await withRoles(from, channel.id, page, fresh);
      const last = page.at(-1);
      if (!last || page.length < ROWS) return;
      after = { value: last.firstSeenAt, id: last.id };
    }
  }
  return tableFile(`${channel.login}-viewers`, format, rows(), COLUMNS);
}

const COLUMNS: Columns<ChannelViewer> = {
  id: ({ id }) => id,
  login: ({ login }) => login,
  name: ({ displayName }) => displayName,
  bot: ({ bot }) => String(bot),
  roles: ({ roles }) => roles.join(" "),
  first_seen_at: ({ firstSeenAt }) => firstSeenAt,
  last_seen_at: ({ lastSeenAt }) => lastSeenAt,
  messages: ({ messages }) => messages,
  streams: ({ streams }) => streams,
  present_since: ({ presentSince }) => presentSince,
  removed_at: ({ deletedAt }) => deletedAt,
};
