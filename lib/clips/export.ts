import type { Person } from "@/lib/auth/core/policy";
import { type Db, db } from "@/lib/db/client";
import type { FileDownload } from "@/lib/http/download";
import { type Columns, tableFile } from "@/lib/http/table-file";
import { readableChannel } from "./access";
import { clipOfRow } from "./core/clip-of-row";
import { filterOf } from "./list";
import * as repository from "./repository-read";
import type { Clip, ClipsExportQuery } from "./schema";

/** Rows asked for at once: what a file of any length holds in memory. */
const ROWS = 1_000;

/**
 * The clips of a channel as a file, the latest first.
 * @throws TallyError not_found when the channel, or what it removed, is not theirs to see
 */
export async function exportClips(
  person: Person,
  login: string,
  { format, ...query }: ClipsExportQuery,
  { signal, from = db() }: { signal: AbortSignal; from?: Db },
): Promise<FileDownload> {
  const { channel, manages } = await readableChannel(from, person, login);
  const filter = await filterOf(person, { ...query, channel: login }, from);
  async function* rows(): AsyncGenerator<Clip> {
    let after: repository.Place | null = null;
    while (!signal.aborted) {
      const part = { sort: "created", after, limit: ROWS } as const;
      const page = await repository.listClips(from, filter, part);
      yield* page.map((row) => clipOfRow(row, { manages }));
      const last = page.at(-1);
      if (!last || page.length < ROWS) return;
      after = { value: last.createdAt, id: last.id };
    }
  }
  return tableFile(`${channel.login}-clips`, format, rows(), COLUMNS);
}

const COLUMNS: Columns<Clip> = {
  id: ({ id }) => id,
  twitch_id: ({ twitchId }) => twitchId,
  title: ({ title }) => title,
  created_at: ({ createdAt }) => createdAt,
  creator: ({ creator }) => creator.name,
  category: ({ category }) => category?.name ?? null,
  tags: ({ tags }) => tags.join(" "),
  duration_seconds: ({ durationMs }) => durationMs / 1000,
  views: ({ views }) => views,
  stream_id: ({ stream }) => stream?.id ?? null,
  url: ({ twitchUrl }) => twitchUrl,
  gone_at: ({ goneAt }) => goneAt,
  removed_at: ({ deletedAt }) => deletedAt,
};
