import { z } from "zod";
import { broadcasterRef, liveStream } from "@/lib/events/schema";
import { paging } from "@/lib/http/core/paging";
import { isStorable, NOT_STORABLE } from "@/lib/kernel/text";

/** One followed broadcaster, as the dashboard and the API show it. */
export const followedBroadcaster = broadcasterRef.extend({
  followedAt: z.iso.datetime(),
  /** Where the follow comes from: Twitch's list or made here by hand. */
  source: z.enum(["twitch", "manual"]),
  muted: z.boolean(),
  /** The current stream; null when offline. */
  live: liveStream.nullable(),
  /** End of the last stream (or now-ish while live); null when none was seen yet. */
  lastLiveAt: z.iso.datetime().nullable(),
  /** What was streamed last, for offline rows; empty when unknown. */
  lastTitle: z.string(),
  lastCategoryName: z.string(),
});
export type FollowedBroadcaster = z.infer<typeof followedBroadcaster>;

/** A list page. Live first by viewers, then by last live. `next_cursor` null: that was all. */
export const followingPage = z.object({
  items: z.array(followedBroadcaster),
  next_cursor: z.string().nullable(),
  total: z.number().int(),
  /** When the list was last imported from Twitch; null when never yet. */
  importedAt: z.iso.datetime().nullable(),
});
export type FollowingPage = z.infer<typeof followingPage>;

/**
 * GET /api/v1/following. A Twitch account follows at most 2,000 channels, so one page can hold all: who is live of all of
 * them is what the dashboard shows.
 */
export const followingQuery = z.object({
  ...paging(2_500),
  q: z.string().trim().max(100).refine(isStorable, NOT_STORABLE).optional(),
  live: z.stringbool().optional(),
});
export type FollowingQuery = z.output<typeof followingQuery>;

/** A Twitch login: 1 to 25 of a-z, 0-9 and _. Typed with @, spaces or as a twitch.tv link it is understood too. */
export const loginInput = z
  .string()
  .trim()
  .transform((value) =>
    value
      .replace(/^(https?:\/\/)?(www\.)?twitch\.tv\//i, "")
      .replace(/^@/, "")
      .replace(/[/?#].*$/, "")
      .toLowerCase(),
  )
  .pipe(
    z.string().regex(/^[a-z0-9_]{1,25}$/, "must be a Twitch login: letters, digits and _ only, at most 25"),
  );

/** POST /api/v1/following */
export const followInput = z.object({ login: loginInput });

/** PATCH /api/v1/following/{id} */
export const followPatch = z.object({ muted: z.boolean() });

/** A Twitch id in a path. */
export const broadcasterParams = z.object({
  id: z.string().regex(/^\d{1,20}$/, "must be a Twitch user id (digits)"),
});

/** A broadcaster as lists of them show it. */
export const knownBroadcaster = followedBroadcaster.pick({
  id: true,
  login: true,
  displayName: true,
  avatarUrl: true,
  live: true,
  lastLiveAt: true,
  lastTitle: true,
  lastCategoryName: true,
});
export type KnownBroadcaster = z.infer<typeof knownBroadcaster>;
export const knownBroadcasterList = z.object({
  items: z.array(knownBroadcaster),
  next_cursor: z.string().nullable(),
});
export type KnownBroadcasterList = z.infer<typeof knownBroadcasterList>;

/** GET /api/v1/broadcasters */
export const broadcastersQuery = z.object({
  /** A part of a login or name. */
  q: z.string().trim().max(100).refine(isStorable, NOT_STORABLE).optional(),
  live: z.stringbool().optional(),
  ...paging(),
});
export type BroadcastersQuery = z.output<typeof broadcastersQuery>;
export const broadcasterLogin = z.object({ login: loginInput });
