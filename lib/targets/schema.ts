import { z } from "zod";
import { paging } from "@/lib/http/core/paging";

const instant = z.iso.datetime();

export const targetKind = z.enum(["game", "broadcaster"]);
export type TargetKind = z.infer<typeof targetKind>;

/** A category (a game, for short) or a broadcaster that operators watch. */
export const target = z.object({
  id: z.uuid(),
  kind: targetKind,
  /** Twitch's id of the category or the user. */
  twitchId: z.string(),
  name: z.string(),
  /** Box art (holds {width} and {height}) or avatar. */
  imageUrl: z.string().nullable(),
  /** Switched off, it is not looked at. */
  enabled: z.boolean(),
  /** Streams that are on air there now, by the last whole look; null before the first. */
  live: z.number().int().nullable(),
  viewers: z.number().int().nullable(),
  /** The last whole look; how long it took and how many requests. */
  lookedAt: instant.nullable(),
  lookMs: z.number().int().nullable(),
  requests: z.number().int().nullable(),
  startedLastHour: z.number().int(),
  /** Why the last look was not whole. What is known stays as it was. */
  lastError: z.string().nullable(),
  lastErrorAt: instant.nullable(),
  createdAt: instant,
});
export type Target = z.infer<typeof target>;

/** GET /api/v1/targets */
export const targetList = z.object({
  items: z.array(target),
  everySeconds: z.number().int(),
  /** Where the sets of active streams are. */
  store: z.enum(["postgres", "redis"]),
});
export type TargetList = z.infer<typeof targetList>;

/** POST /api/v1/targets: by Twitch's id, or a broadcaster by login. */
export const addTargetInput = z.union([
  z.strictObject({ kind: z.literal("game"), twitchId: z.string().regex(/^\d{1,20}$/, "must be digits") }),
  z.strictObject({
    kind: z.literal("broadcaster"),
    login: z
      .string()
      .trim()
      .toLowerCase()
      .regex(/^[a-z0-9_]{1,25}$/, "must be a login, like kaya_runs"),
  }),
]);
export type AddTargetInput = z.infer<typeof addTargetInput>;

/** PATCH /api/v1/targets/:id */
export const updateTargetInput = z.strictObject({ enabled: z.boolean() });
export type UpdateTargetInput = z.infer<typeof updateTargetInput>;

/** GET /api/v1/targets/search?kind=game&q=…: what can be added, the best match first. */
export const targetSearchQuery = z.object({
  kind: targetKind.default("game"),
  q: z.string().trim().min(1).max(100),
});
export const targetCandidate = z.object({
  twitchId: z.string(),
  name: z.string(),
  imageUrl: z.string().nullable(),
  /** It is a target already. */
  added: z.boolean(),
});
export const targetSearchAnswer = z.object({ items: z.array(targetCandidate) });
export type TargetSearchAnswer = z.infer<typeof targetSearchAnswer>;

/** A stream that is on air in a target now. */
export const activeStream = z.object({
  streamId: z.string(),
  userId: z.string(),
  userLogin: z.string(),
  userName: z.string(),
  title: z.string(),
  gameId: z.string(),
  gameName: z.string(),
  language: z.string(),
  viewerCount: z.number().int(),
  startedAt: instant,
});
export type ActiveStream = z.infer<typeof activeStream>;

/** GET /api/v1/targets/:id/streams: most watched first. */
export const activeStreamPage = z.object({
  items: z.array(activeStream),
  next_cursor: z.string().nullable(),
});
export type ActiveStreamPage = z.infer<typeof activeStreamPage>;

export const activeStreamsQuery = z.object({
  ...paging(),
});
export type ActiveStreamsQuery = z.output<typeof activeStreamsQuery>;

/** What stands in the paths of targets. */
export const targetParams = z.object({ id: z.uuid("must be the id of a target") });

/** As many categories as one person may wish to be told of. */
export const MOST_WISHES = 50;

/** What a person wishes to hear of a category: streams there, also of people they do not follow. */
export const wishInput = z.strictObject({
  /** A stream is told once so many watch it. */
  minViewers: z
    .int("must be a whole number")
    .min(1, "must be 1 or more")
    .max(1_000_000, "must be 1,000,000 or less"),
  /** As Twitch names it ("de", "zh-hk", "asl", "other"); null: any. */
  language: z
    .string()
    .regex(/^([a-z]{2}(-[a-z]{2})?|asl|other)$/, "must be a language of Twitch, like de")
    .nullable()
    .default(null),
});
export type WishInput = z.output<typeof wishInput>;

export const targetWish = wishInput.extend({
  targetId: z.uuid(),
  name: z.string(),
  imageUrl: z.string().nullable(),
  language: z.string().nullable(),
  /** Switched off by operators, it is not looked at. */
  enabled: z.boolean(),
});
export type TargetWish = z.infer<typeof targetWish>;

/** What people edit of it: see `assertUnchanged`. */
export const editedOfWish = ({ minViewers, language }: Pick<TargetWish, "minViewers" | "language">) => [
  ...[minViewers, language],
];

/** GET /api/v1/me/wishes: what a person wishes, and the categories of which they may wish something, each by name. */
export const wishList = z.object({
  items: z.array(targetWish),
  categories: z.array(z.object({ targetId: z.uuid(), name: z.string(), imageUrl: z.string().nullable() })),
});
export type WishList = z.infer<typeof wishList>;
