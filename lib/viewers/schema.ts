import { z } from "zod";
import { chatPerson, chatRole } from "@/lib/chat/schema";

const instant = z.iso.datetime();
const count = z.number().int().nonnegative();

/** A chatter of one channel. The same person in another channel is another of these. */
export const channelViewer = chatPerson.extend({
  bot: z.boolean(),
  firstSeenAt: instant,
  lastSeenAt: instant,
  messages: count,
  /** Streams at which they were seen. */
  streams: count,
  /** Null: not there now, as far as is known. */
  presentSince: instant.nullable(),
  /** As of their last message. */
  roles: z.array(chatRole),
  deletedAt: instant.nullable(),
});
export type ChannelViewer = z.infer<typeof channelViewer>;

/** How it is known who is there: from Twitch's list of chatters, or only from what they write. */
export const presenceSource = z.enum(["chatters", "messages"]);

export const channelViewerList = z.object({
  items: z.array(channelViewer),
  nextCursor: z.string().nullable(),
  /** Of all that match. */
  total: count,
  present: count,
  presenceSource,
});
export type ChannelViewerList = z.infer<typeof channelViewerList>;
