import { z } from "zod";
import { parseAnswer } from "../core/parse-answer";
import type { Access } from "../get";
import type { Helix } from "../helix";
import type { FollowedChannel } from "../types";

const endpoint = { what: "Get Followed Channels", path: "channels/followed" };
/** What the user must have allowed. */
export const FOLLOWS_SCOPE = "user:read:follows";
const PAGE_SIZE = "100";
/** Twitch lets one follow 2,000; some old accounts follow more. */
const MAX_PAGES = 200;

const followRow = z
  .object({
    broadcaster_id: z.string().min(1),
    broadcaster_login: z.string().min(1),
    broadcaster_name: z.string(),
    followed_at: z.iso.datetime({ offset: true }),
  })
  .transform(
    (row): FollowedChannel => ({
      broadcasterId: row.broadcaster_id,
      login: row.broadcaster_login,
      displayName: row.broadcaster_name || row.broadcaster_login,
      followedAt: new Date(row.followed_at),
    }),
  );

/**
 * See `Twitch.listFollowedChannels`. Whoever is missing from the list counts as unfollowed, so a row that
 * makes no sense fails the whole: a list with a gap must never look like a whole one.
 */
export async function listFollowedChannels(
  helix: Helix,
  access: Access,
  twitchUserId: string,
  signal: AbortSignal | undefined,
): Promise<FollowedChannel[]> {
  const query = { user_id: twitchUserId, first: PAGE_SIZE };
  const follows = new Map<string, FollowedChannel>();
  for await (const { rows } of helix.pages(endpoint, { access, query, signal }, MAX_PAGES)) {
    for (const row of rows) {
      const follow = parseAnswer(endpoint.what, followRow, row);
      follows.set(follow.broadcasterId, follow);
    }
  }
  return [...follows.values()];
}
