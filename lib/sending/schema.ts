import { z } from "zod";
import { paging } from "@/lib/http/core/paging";
import { isStorable, NOT_STORABLE } from "@/lib/kernel/text";

const instant = z.iso.datetime();

/** Twitch takes no longer message, counted in code points (dev.twitch.tv/docs/api/reference/#send-chat-message). */
export const MOST_CHARACTERS = 500;

export const outgoingSource = z.enum(["command", "timer", "api", "moderation", "test"]);
export type OutgoingSource = z.infer<typeof outgoingSource>;

/**
 * `queued`: waits for its turn. `unknown`: the bot ended while sending it, and it is not said again.
 * `dropped`: it was not said, `dropReason` tells why.
 */
export const outgoingState = z.enum(["queued", "sending", "sent", "dropped", "unknown"]);

/** Something the bot said, is to say, or did not say. */
export const outgoingMessage = z.object({
  id: z.uuid(),
  channelId: z.string(),
  text: z.string(),
  replyToId: z.uuid().nullable(),
  source: outgoingSource,
  createdAt: instant,
  notAfter: instant,
  state: outgoingState,
  sentAt: instant.nullable(),
  /** Twitch's id of it. */
  messageId: z.string().nullable(),
  via: z.enum(["api", "irc"]).nullable(),
  dropCode: z.string().nullable(),
  dropReason: z.string().nullable(),
});
export type OutgoingMessage = z.infer<typeof outgoingMessage>;

/** Something to be said in a channel. */
export const sayInput = z.object({
  text: z
    .string()
    .trim()
    .min(1, "There is nothing to say.")
    .refine(
      (text) => [...text].length <= MOST_CHARACTERS,
      `Twitch takes at most ${MOST_CHARACTERS} characters.`,
    )
    .refine(isStorable, NOT_STORABLE)
    .refine((text) => !/[\r\n]/.test(text), "A message is one line.")
    .refine(
      (text) => !/^[./]/.test(text),
      "A message does not begin with “/” or “.”: it would be an order to Twitch.",
    ),
  replyToId: z.uuid().optional(),
  /** Said to see whether it works; shown as such. */
  test: z.boolean().default(false),
});
export type SayInput = z.input<typeof sayInput>;

/** What is to be said, by whatever wants it said. */
export interface ToSay {
  channelId: string;
  /** At most `MOST_CHARACTERS`, and no line breaks. */
  text: string;
  replyToId: string | null;
  source: OutgoingSource;
  /** Names the cause: asked again with the same key, nothing more is said. */
  dedupeKey: string;
  /** For how long it is worth saying, in ms. */
  withinMs: number;
}

/** What the account that writes is in a channel. */
export const accountRole = z.enum(["nobody", "vip", "moderator", "broadcaster"]);

/** The account that writes, as a channel's owner sees it. */
export const channelVoice = z.object({
  login: z.string(),
  displayName: z.string(),
  avatarUrl: z.string().nullable(),
  /** What it is there; null: not known, as while the channel is not read with it. */
  role: accountRole.nullable(),
  /** Twitch lets it write; false: an operator has to connect it again. */
  works: z.boolean(),
});
export type ChannelVoice = z.infer<typeof channelVoice>;

/** What was said and what was not in a channel, latest first. `voice` null: no account that could write is connected. */
export const outgoingList = z.object({
  items: z.array(outgoingMessage),
  next_cursor: z.string().nullable(),
  voice: channelVoice.nullable(),
});
export type OutgoingList = z.infer<typeof outgoingList>;
export const outgoingQuery = z.object({
  ...paging(),
});

/** An account that is being connected: somebody is to type the code at Twitch. `over`: nobody will, begin anew. */
export const connecting = z.object({
  userCode: z.string(),
  verificationUri: z.url(),
  expiresAt: instant,
  intervalMs: z.number().int().positive(),
  state: z.enum(["waiting", "over", "expired"]),
});
export type Connecting = z.infer<typeof connecting>;

/** The account that writes. */
export const botAccount = z.object({
  account: z
    .object({
      twitchId: z.string(),
      login: z.string(),
      displayName: z.string(),
      avatarUrl: z.string().nullable(),
      connectedAt: instant,
      /** Who connected it; null when they are gone. */
      connectedBy: z.string().nullable(),
      /** What it allowed; null: Twitch has taken it back. */
      scopes: z.array(z.string()).nullable(),
    })
    .nullable(),
  /** What it is asked to allow. */
  wantedScopes: z.array(z.string()),
  connecting: connecting.nullable(),
});
export type BotAccount = z.infer<typeof botAccount>;
