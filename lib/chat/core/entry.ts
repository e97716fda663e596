import { z } from "zod";

const instant = z.number().int();

/** A message on its way into the log. Times are ms since the epoch. */
const messageEntry = z.object({
  is: z.literal("message"),
  id: z.uuid(),
  channelId: z.string(),
  sentAt: instant,
  receivedAt: instant,
  authorId: z.string(),
  authorLogin: z.string(),
  authorName: z.string(),
  text: z.string(),
  flags: z.number().int(),
  badges: z.array(z.string()),
  colour: z.string(),
  emotes: z.array(z.tuple([z.string(), z.number().int(), z.number().int()])).nullable(),
  bits: z.number().int().nullable(),
  replyToId: z.uuid().nullable(),
  sourceChannelId: z.string().nullable(),
  sourceId: z.uuid().nullable(),
});
export type MessageEntry = z.infer<typeof messageEntry>;

/** What Twitch said in chat. */
const eventEntry = z.object({
  is: z.literal("event"),
  id: z.uuid(),
  channelId: z.string(),
  sentAt: instant,
  receivedAt: instant,
  kind: z.string(),
  authorId: z.string(),
  authorLogin: z.string(),
  authorName: z.string(),
  systemText: z.string(),
  text: z.string(),
  params: z.record(z.string(), z.unknown()),
});
export type EventEntry = z.infer<typeof eventEntry>;

/** Messages were taken away: one (`target` is its id), one person's (theirs), or all ("" ). */
const markEntry = z.object({
  is: z.literal("mark"),
  channelId: z.string(),
  by: z.enum(["deletion", "timeout", "ban", "clear"]),
  target: z.string(),
  at: instant,
  receivedAt: instant,
});
export type MarkEntry = z.infer<typeof markEntry>;

/** What ingest takes in, in the form in which it waits in memory and on disk. */
export const entry = z.discriminatedUnion("is", [messageEntry, eventEntry, markEntry]);
export type Entry = z.infer<typeof entry>;
