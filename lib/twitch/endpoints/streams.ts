import { z } from "zod";
import { mergeStreams, type StreamRow } from "../core/merge-streams";
import { TwitchError } from "../core/twitch-error";
import type { Access } from "../get";
import type { Helix } from "../helix";
import type { StreamsAnswer, StreamsPage, TwitchStream } from "../types";

const endpoint = { what: "Get Streams", path: "streams" };
const MOST_IDS = 100;
/** 100 users have at most 100 streams, but short and empty pages happen. */
const MAX_PAGES = 10;

const userIdOf = z.object({ user_id: z.string().min(1) });

const streamRow = z
  .object({
    id: z.string().min(1),
    user_id: z.string().min(1),
    user_login: z.string().min(1),
    user_name: z.string(),
    game_id: z.string(),
    game_name: z.string(),
    // "" is how Twitch says that something went wrong with this stream.
    type: z.literal("live"),
    title: z.string(),
    tags: z.array(z.string()).nullish(),
    viewer_count: z.number().int().nonnegative(),
    started_at: z.iso.datetime({ offset: true }),
    language: z.string(),
    thumbnail_url: z.string(),
  })
  .transform(
    (row): TwitchStream => ({
      userId: row.user_id,
      userLogin: row.user_login,
      // Some names are written in other scripts, and some have come empty.
      userName: row.user_name || row.user_login,
      id: row.id,
      title: row.title,
      categoryId: row.game_id,
      categoryName: row.game_name,
      language: row.language,
      tags: row.tags ?? [],
      viewerCount: row.viewer_count,
      thumbnailUrl: row.thumbnail_url,
      startedAt: new Date(row.started_at),
    }),
  );

/** See `Twitch.getStreams`. `first` is always sent: without it Twitch gives 20 of 100. */
export async function getStreams(
  helix: Helix,
  access: Access,
  userIds: readonly string[],
  signal: AbortSignal | undefined,
  now: () => number,
): Promise<StreamsAnswer> {
  if (userIds.length > MOST_IDS) {
    throw new TwitchError("rejected", `${endpoint.what} takes at most ${MOST_IDS} users at once.`);
  }
  if (userIds.length === 0) return { streams: [], unclear: [], observedAt: new Date(now()), requests: 0 };
  const query = { user_id: userIds, first: String(MOST_IDS) };
  const rows: StreamRow<TwitchStream>[] = [];
  let sentAt: number | undefined;
  let requests = 0;
  for await (const page of helix.pages(endpoint, { access, query, signal }, MAX_PAGES)) {
    sentAt ??= page.sentAt;
    requests += page.requests;
    rows.push(...page.rows.map(readRow));
  }
  return { ...mergeStreams(userIds, rows), observedAt: new Date(sentAt ?? now()), requests };
}

/** See `Twitch.getStreamsPage`. */
export async function getStreamsPage(
  helix: Helix,
  access: Access,
  { gameIds, cursor }: { gameIds: readonly string[]; cursor?: string | undefined },
  signal: AbortSignal | undefined,
): Promise<StreamsPage> {
  if (gameIds.length < 1 || gameIds.length > MOST_IDS) {
    throw new TwitchError("rejected", `${endpoint.what} takes 1 to ${MOST_IDS} categories at once.`);
  }
  const query = { game_id: gameIds, first: String(MOST_IDS), ...(cursor !== undefined && { after: cursor }) };
  const page = await helix.page(endpoint, { access, query, signal });
  const rows = page.rows.map(readRow);
  return {
    streams: rows.flatMap(({ stream }) => stream ?? []),
    unclear: rows.flatMap(({ userId, stream }) => (stream ? [] : [userId])),
    cursor: page.cursor,
    observedAt: new Date(page.sentAt),
    requests: page.requests,
  };
}

/** @throws TwitchError malformed when not even the user can be told: then anyone may be missing */
function readRow(row: unknown): StreamRow<TwitchStream> {
  const user = userIdOf.safeParse(row);
  if (!user.success) throw new TwitchError("malformed", `A row of ${endpoint.what} names no user.`);
  return { userId: user.data.user_id, stream: streamRow.safeParse(row).data ?? null };
}
