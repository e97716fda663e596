import { z } from "zod";

/** A time as an ISO 8601 string in UTC. */
export const instant = z.iso.datetime();

/** Who streams, as shown in a row or a banner. */
export const broadcasterRef = z.object({
  id: z.string(),
  login: z.string(),
  displayName: z.string(),
  avatarUrl: z.string().nullable(),
});
export type BroadcasterRef = z.infer<typeof broadcasterRef>;

/** A stream that is on air. */
export const liveStream = z.object({
  id: z.string(),
  title: z.string(),
  categoryId: z.string(),
  categoryName: z.string(),
  language: z.string(),
  tags: z.array(z.string()),
  viewerCount: z.number().int().nonnegative(),
  /** Holds {width} and {height}, as Twitch gives it. */
  thumbnailUrl: z.string(),
  startedAt: instant,
});
export type LiveStream = z.infer<typeof liveStream>;

/** Who told us, when, and how long after the stream's own start (null where that says nothing). */
export const detection = z.object({
  source: z.enum(["poll", "eventsub", "bot", "api"]),
  observedAt: instant,
  delayMs: z.number().int().nullable(),
});

/** A category or broadcaster that operators watch. */
export const watchedTarget = z.object({
  id: z.uuid(),
  kind: z.enum(["game", "broadcaster"]),
  name: z.string(),
});

/** A stream as a list of a category's streams shows it. */
export const targetStream = z.object({
  id: z.string(),
  userId: z.string(),
  userLogin: z.string(),
  userName: z.string(),
  title: z.string(),
  gameId: z.string(),
  gameName: z.string(),
  language: z.string(),
  viewerCount: z.number().int().nonnegative(),
  startedAt: instant,
});
