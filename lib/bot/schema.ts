import { z } from "zod";
import { loginInput } from "@/lib/broadcasters/schema";
import { broadcasterRef } from "@/lib/events/schema";

const instant = z.iso.datetime();
const count = z.number().int().nonnegative();

/** Who may read a channel's log besides its owner. */
export const readersSetting = z.enum(["owner", "moderators", "listed"]);
export type ReadersSetting = z.infer<typeof readersSetting>;

/** Who looks after a channel's commands, timers, quotes and moderation besides its owner. */
export const managersSetting = z.enum(["owner", "moderators"]);
export type ManagersSetting = z.infer<typeof managersSetting>;

/**
 * How reading a channel goes. `waiting`: no bot has taken it yet. `refused`: it cannot be joined, `lastError`
 * says why. `left`: nobody wants it read.
 */
export const channelState = z.enum(["waiting", "joining", "joined", "refused", "disconnected", "left"]);
export type ChannelState = z.infer<typeof channelState>;

/** A channel that was connected, and how reading it goes. */
export const connectedChannel = z.object({
  channel: broadcasterRef,
  /** Whether the bot is to be there, and whether what is said is kept. */
  joinWanted: z.boolean(),
  logging: z.boolean(),
  /** Who answers for it: the broadcaster, or an operator of this instance. */
  authorisedBy: z.enum(["owner", "operator"]),
  authorisedByName: z.string().nullable(),
  readers: readersSetting,
  managers: managersSetting,
  /** Days that messages are kept; null: as the instance has it. */
  retentionDays: z.number().int().min(1).max(3650).nullable(),
  instanceRetentionDays: z.number().int().positive(),
  /** Costs nothing of the 100 channels of the bot's account. */
  exempt: z.boolean(),
  connectedAt: instant,
  /**
   * Since when the broadcaster, or Twitch, allows nothing any more: the bot left, and its owner has to connect it again.
   * Null: it is allowed, or an operator answers for it.
   */
  revokedAt: instant.nullable(),
  state: channelState,
  /** Null while it is not read. */
  joinedAt: instant.nullable(),
  lastMessageAt: instant.nullable(),
  messagesPerMinute: count,
  /** In words for people. */
  lastError: z.string().nullable(),
  /** Since when and why it is not read; null while it is. */
  gap: z.object({ from: instant, reason: z.string() }).nullable(),
});
export type ConnectedChannel = z.infer<typeof connectedChannel>;
export const connectedChannelList = z.object({ items: z.array(connectedChannel) });

/** A channel in a path. */
export const channelParams = z.object({ login: loginInput });

/** Asks for a channel to be read. The owner consents; an operator takes the responsibility, and says why. */
export const connectChannelInput = z.object({
  login: loginInput,
  logging: z.boolean().default(true),
  /** Of an operator, for a channel that is not theirs. */
  reason: z.string().trim().min(3).max(300).optional(),
});

export type ConnectChannelInput = z.input<typeof connectChannelInput>;

/** What of a connected channel may be changed; what is left out stays. */
export const channelSettings = z
  .object({
    logging: z.boolean(),
    readers: readersSetting,
    managers: managersSetting,
    retentionDays: z.number().int().min(1).max(3650).nullable(),
  })
  .partial();
export type ChannelSettings = z.infer<typeof channelSettings>;

/** What people edit of a channel: see `assertUnchanged`. */
export const editedOfChannel = ({ logging, readers, managers, retentionDays }: ConnectedChannel) => [
  ...[logging, readers, managers, retentionDays],
];

/** A bot process. */
export const botProcess = z.object({
  id: z.string(),
  since: instant,
  channels: count,
  messagesPerMinute: count,
  /** Read, but not in the database yet: on disk until it is. */
  spooledBytes: count,
});

export const botStatus = z.object({
  /** The account that reads and writes; null: anonymous, which only reads. */
  account: z.object({ login: z.string() }).nullable(),
  /** False: there is no account, and reading without one is switched off. */
  canRead: z.boolean(),
  /** Channels that count towards what one account may join. */
  budget: z.object({ used: count, most: count }),
  channels: z.object({ wanted: count, joined: count }),
  messagesPerMinute: count,
  bots: z.array(botProcess),
});
export type BotStatus = z.infer<typeof botStatus>;
