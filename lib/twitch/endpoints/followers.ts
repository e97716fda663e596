import { z } from "zod";
import { parseAnswer } from "../core/parse-answer";
import type { Access } from "../get";
import type { Helix } from "../helix";

const endpoint = { what: "Get Channel Followers", path: "channels/followers" };
/** What the broadcaster, or a moderator of theirs, must have allowed. */
export const FOLLOWERS_SCOPE = "moderator:read:followers";

const followerRow = z
  .object({ user_id: z.string().min(1), followed_at: z.iso.datetime({ offset: true }) })
  .transform((row) => ({ userId: row.user_id, followedAt: new Date(row.followed_at) }));

/** See `Twitch.getFollowedAt`. A row about somebody else says nothing about the one who was asked for. */
export async function getFollowedAt(
  helix: Helix,
  access: Access,
  broadcasterId: string,
  userId: string,
  signal: AbortSignal | undefined,
): Promise<Date | null> {
  const query = { broadcaster_id: broadcasterId, user_id: userId };
  const { rows } = await helix.page(endpoint, { access, query, signal });
  const followers = rows.map((row) => parseAnswer(endpoint.what, followerRow, row));
  return followers.find((follower) => follower.userId === userId)?.followedAt ?? null;
}
