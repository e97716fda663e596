import { z } from "zod";

/** Where a fault strikes: one endpoint, a whole side, or everything that pretends to be Twitch. */
export const faultScope = z.enum([
  "*",
  "helix",
  "helix/users",
  "helix/streams",
  "helix/streams/followed",
  "helix/channels",
  "helix/channels/followed",
  "helix/channels/followers",
  "helix/channels/vips",
  "helix/clips",
  "helix/clips/downloads",
  "helix/eventsub/subscriptions",
  "helix/eventsub/conduits",
  "helix/eventsub/conduits/shards",
  "helix/games",
  "helix/search/categories",
  "helix/videos",
  "helix/subscriptions",
  "helix/chat/chatters",
  "helix/chat/messages",
  "helix/chat/emotes",
  "helix/chat/emotes/global",
  "helix/chat/badges",
  "helix/chat/badges/global",
  "helix/moderation/bans",
  "helix/moderation/chat",
  "helix/moderation/moderators",
  "helix/moderation/warnings",
  "oauth2",
  "oauth2/token",
  "oauth2/validate",
  "oauth2/revoke",
  "oauth2/device",
  "media",
  "media/clip-files",
  "media/clip-thumbnails",
]);
export type FaultScope = z.infer<typeof faultScope>;

const limits = {
  endpoint: faultScope.default("helix"),
  /** Strikes this many requests and is gone; without it, until cleared. */
  times: z.number().int().min(1).optional(),
  /** Spares so many requests first: the first pages of a list. */
  after: z.number().int().min(1).optional(),
  /** Is gone after this many ms, whatever it struck. */
  forMs: z.number().int().min(1).optional(),
};

/** Everything that can be made to go wrong. Several faults may be on at once; they add up. */
export const fault = z.discriminatedUnion("kind", [
  /** An error answer with a body in Twitch's form. 429 says Ratelimit-Remaining: 0 unless `headers` is false. */
  z.object({
    kind: z.literal("status"),
    status: z.number().int().min(400).max(599),
    message: z.string().optional(),
    headers: z.boolean().default(true),
    resetSeconds: z.number().int().min(0).default(2),
    ...limits,
  }),
  z.object({ kind: z.literal("slow"), ms: z.number().int().min(1).max(600_000), ...limits }),
  /** Never answers; the connection stays open until the client gives up. */
  z.object({ kind: z.literal("hang"), ...limits }),
  /** The connection breaks before an answer. */
  z.object({ kind: z.literal("disconnect"), ...limits }),
  /** A whole HTTP answer with half of the JSON, or of the file, in it. */
  z.object({ kind: z.literal("truncate"), ...limits }),
  /** The length of the whole and half of it; then the connection breaks, or stays open and silent. */
  z.object({ kind: z.literal("cut"), stalls: z.boolean().default(false), ...limits }),
  /** An answer that does not say how long it is. */
  z.object({ kind: z.literal("no-length"), ...limits }),
  /** Status 200 and a web page where JSON should be, as from a proxy in trouble. */
  z.object({ kind: z.literal("html"), ...limits }),
  /** Each `every`th row of `data` loses the field, or gets `value` in its place. */
  z.object({
    kind: z.literal("row-field"),
    field: z.string().min(1),
    value: z.json().optional(),
    every: z.number().int().min(1).default(1),
    ...limits,
  }),
  /** The last row of a page comes again: at the start of the next, and at the end of a page that has room. */
  z.object({ kind: z.literal("duplicate-rows"), ...limits }),
  /** Each page lacks its last `count` rows. */
  z.object({ kind: z.literal("missing-rows"), count: z.number().int().min(1).default(1), ...limits }),
  /** Get Streams has everybody's viewers, and with them the order, change between two pages. */
  z.object({ kind: z.literal("shifting-pages"), ...limits }),
  /** Every page has a cursor, and it leads to that same page. */
  z.object({ kind: z.literal("cursor-loop"), ...limits }),
  /** The last page has a cursor too; it leads to an empty page. */
  z.object({ kind: z.literal("empty-last-page"), ...limits }),
  z.object({ kind: z.literal("no-rate-limit-headers"), ...limits }),
  /** Get Streams answers as it would have so many seconds ago (at most 20 minutes). */
  z.object({ kind: z.literal("stale"), seconds: z.number().int().min(1).max(1200), ...limits }),
]);
export type Fault = z.output<typeof fault>;
export type FaultInput = z.input<typeof fault>;
