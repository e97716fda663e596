import { z } from "zod";
import { loginInput } from "@/lib/broadcasters/schema";
import { chatPerson, chatRole } from "@/lib/chat/schema";
import { broadcasterRef } from "@/lib/events/schema";
import { paging } from "@/lib/http/core/paging";
import { isStorable, NOT_STORABLE } from "@/lib/kernel/text";
import { channelRole, subscriberTier } from "@/lib/roles/schema";

const instant = z.iso.datetime();
const count = z.number().int().nonnegative();

/** A role as Twitch's list has it. */
export const listedRole = z.object({
  role: channelRole,
  /** Of a subscriber. */
  tier: subscriberTier.nullable(),
  gift: z.boolean(),
  /** When we learned of it. */
  since: instant,
});
export type ListedRole = z.infer<typeof listedRole>;

/** When each of Twitch's lists was last read whole. Null: too long ago to decide, so that badges do. */
export const roleLists = z.record(channelRole, instant.nullable());
export type RoleLists = z.infer<typeof roleLists>;

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
  /** By Twitch's lists where these are fresh, otherwise as of their last message. */
  roles: z.array(chatRole),
  /** Those that Twitch's lists say, with what they say. */
  listed: z.array(listedRole),
  deletedAt: instant.nullable(),
});
export type ChannelViewer = z.infer<typeof channelViewer>;

/** How it is known who is there: from Twitch's list of chatters, or only from what they write. */
export const presenceSource = z.enum(["chatters", "messages"]);

export const channelViewerList = z.object({
  items: z.array(channelViewer),
  next_cursor: z.string().nullable(),
  /** Of all that match. */
  total: count,
  present: count,
  presenceSource,
  roleLists,
});
export type ChannelViewerList = z.infer<typeof channelViewerList>;

export const viewerSort = z.enum(["last_seen", "first_seen", "messages", "streams"]);
export type ViewerSort = z.infer<typeof viewerSort>;

/** Which chatters are meant. */
const viewerFilter = {
  /** A part of a login or display name. */
  q: z.string().trim().toLowerCase().max(50).refine(isStorable, NOT_STORABLE).default(""),
  /** Whether bots are shown too. */
  bots: z.stringbool().default(false),
  /** Only who is there now. */
  present: z.stringbool().default(false),
  role: chatRole.optional(),
  /** Those who were removed, in place of those who are tracked. */
  removed: z.stringbool().default(false),
};

/** Which chatters of a channel, in which order: the latest, or the most, first. */
export const viewersQuery = z.object({
  sort: viewerSort.default("last_seen"),
  ...viewerFilter,
  ...paging(),
});
export type ViewersQuery = z.output<typeof viewersQuery>;

/** GET /api/v1/channels/{login}/viewers/count */
export const viewersCountQuery = z.object(viewerFilter);
export type ViewersCountQuery = z.output<typeof viewersCountQuery>;
export const viewersCount = z.object({ total: count, present: count, presenceSource });

/** GET /api/v1/channels/{login}/viewers/export */
export const viewersExportQuery = z.object({
  ...viewerFilter,
  format: z.enum(["csv", "ndjson"]).default("csv"),
});
export type ViewersExportQuery = z.output<typeof viewersExportQuery>;

const twitchId = z.string().regex(/^\d{1,20}$/, "must be a Twitch user id");
export const channelViewersParams = z.object({ login: loginInput });
export const channelViewerParams = z.object({ login: loginInput, id: twitchId });
export const personParams = z.object({ id: twitchId });

/** Tracks somebody by the login they have now, before they ever write. */
export const viewerInput = z.object({ login: loginInput });

/** What of a chatter the owner may change; what is left out stays. */
export const viewerUpdate = z
  .object({
    /** Null: as the instance has it. */
    bot: z.boolean().nullable(),
    removed: z.boolean(),
  })
  .partial();
export type ViewerUpdate = z.infer<typeof viewerUpdate>;

/** One chatter of a channel, with what the owner alone decides. */
export const viewerDetail = z.object({
  viewer: channelViewer,
  /** Null: the owner did not say; the instance's view holds. */
  ownerSaysBot: z.boolean().nullable(),
  presenceSource,
  roleLists,
});
export type ViewerDetail = z.infer<typeof viewerDetail>;

/** What people edit of a chatter: see `assertUnchanged`. */
export const editedOfViewer = ({
  ownerSaysBot,
  removed,
}: {
  ownerSaysBot: boolean | null;
  removed: boolean;
}) => [...[ownerSaysBot, removed]];

/** A stream at which a chatter was seen. */
export const attendedStream = z.object({
  id: z.uuid(),
  title: z.string(),
  startedAt: instant,
  endedAt: instant.nullable(),
  firstSeenAt: instant,
  messages: count,
});
export type AttendedStream = z.infer<typeof attendedStream>;
export const attendedStreamList = z.object({
  items: z.array(attendedStream),
  next_cursor: z.string().nullable(),
});
export type AttendedStreamList = z.infer<typeof attendedStreamList>;
export const attendedQuery = z.object({
  ...paging(),
});

/** Figures of a channel's chatters. Bots are counted apart; who was removed is not counted. */
export const viewersStatistics = z.object({
  chatters: count,
  present: count,
  bots: count,
  /** First seen within the last 7 days. */
  fresh: count,
  /** Of all, those who wrote at least once. */
  wrote: count,
  messages: count,
  presenceSource,
});

/** A person by Twitch id, in each channel whose chat the one who asks may read. Channels are never added up. */
export const personInChannels = z.object({
  person: chatPerson.extend({ bot: z.boolean() }),
  channels: z.array(z.object({ channel: broadcasterRef, viewer: channelViewer })),
});

/** GET /api/v1/viewers: chatters of one channel, or of all whose chat one may read. */
export const viewersAcrossQuery = z.object({
  sort: viewerSort.default("last_seen"),
  channel: loginInput.optional(),
  ...{
    q: viewerFilter.q,
    bots: viewerFilter.bots,
    present: viewerFilter.present,
    removed: viewerFilter.removed,
  },
  ...paging(),
});
export type ViewersAcrossQuery = z.output<typeof viewersAcrossQuery>;

/** Chatters with the channel they are of: the same person in two channels stands there twice. */
export const viewersAcrossList = z.object({
  items: z.array(z.object({ channel: broadcasterRef, viewer: channelViewer })),
  next_cursor: z.string().nullable(),
});
export type ViewersAcrossList = z.infer<typeof viewersAcrossList>;

/** Of which channel, by login; one's own when left out. */
const ofChannel = { channel: loginInput.optional() };
export const channelChoice = z.object(ofChannel);
export const viewerAcrossInput = viewerInput.extend(ofChannel);
export const viewerAcrossUpdate = viewerUpdate.extend(ofChannel);

/** Figures of each channel whose chat one may read, apart: channels are never added up. */
export const viewersStatisticsList = z.object({
  items: z.array(viewersStatistics.extend({ channel: broadcasterRef })),
  next_cursor: z.null(),
});
