import { cleanText } from "@/lib/kernel/clean-text";
import type { ChannelEvent, ChatCleared, ChatEvent, ChatMessage, MessageDeleted } from "@/lib/twitch/chat";
import type { Entry, EventEntry, MarkEntry, MessageEntry } from "../core/entry";
import { FLAG } from "../core/flags";

/** Why something is not kept. */
export type Refusal = "no_uuid" | "too_old" | "forgotten" | "unstorable";

/** What belongs into the log, why it cannot be kept, or null for what is no part of a log. */
export type Read = Entry | Refusal | null;

export interface Bounds {
  /** ms since the epoch: older messages would be removed at once. */
  oldest: number;
}

/** A clock that is ahead by more than this is not believed. */
const FUTURE_MS = 10 * 60_000;
const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;
const MOST_BITS = 2_147_483_647;
/** With its scheme, or a host name with a path after it ("discord.gg/abc"): what chat shows as a link. */
const LINK =
  /(?<![\p{L}\p{N}@/._-])(?:https?:\/\/[^\s<>"]|(?:[a-z0-9](?:[a-z0-9-]{0,62}\.))+[a-z]{2,24}\/[^\s<>"])/iu;

/** Whether chat shows a link in it. Most messages have none: what every address has is looked for first. */
export const hasLink = (text: string): boolean => text.includes("/") && LINK.test(text);

/** What of a channel's chat is kept, in the form in which it is kept. Reads no clock: times are the event's own. */
export function entryOf(event: ChatEvent, channelId: string, bounds: Bounds): Read {
  switch (event.kind) {
    case "message":
      return kept(messageEntry(event, channelId), bounds);
    case "event":
      return kept(eventEntry(event, channelId), bounds);
    case "cleared":
      return clearMark(event, channelId);
    case "deleted":
      return deletionMark(event, channelId);
    case "notice":
    case "presence":
    case "roomState":
    case "userState":
    case "globalUserState":
      return null;
  }
}

function kept<E extends MessageEntry | EventEntry>(entry: E, { oldest }: Bounds): E | Refusal {
  if (!UUID.test(entry.id)) return "no_uuid";
  return entry.sentAt < oldest ? "too_old" : entry;
}

function messageEntry(event: ChatMessage, channelId: string): MessageEntry {
  return {
    is: "message",
    ...writtenBy(event, channelId),
    text: cleanText(event.text),
    flags: flagsOf(event),
    badges: event.badges.map(({ set, version }) => cleanText(`${set}/${version}`).replaceAll(",", "")),
    colour: cleanText(event.colour ?? ""),
    emotes:
      event.emotes.length > 0 ? event.emotes.map(({ id, from, to }) => [cleanText(id), from, to]) : null,
    bits: event.bits > 0 ? Math.min(event.bits, MOST_BITS) : null,
    replyToId: uuidOrNull(event.replyTo?.messageId),
    // In a shared chat Twitch also says so of what was written here.
    sourceChannelId: event.source && event.source.channelId !== channelId ? event.source.channelId : null,
    sourceId:
      event.source && event.source.channelId !== channelId ? uuidOrNull(event.source.messageId) : null,
  };
}

const eventEntry = (event: ChannelEvent, channelId: string): EventEntry => ({
  is: "event",
  ...writtenBy(event, channelId),
  kind: cleanText(event.type),
  systemText: cleanText(event.systemText),
  text: cleanText(event.text),
  params: { ...event.detail },
});

function writtenBy({ id, author, sentAt, receivedAt }: ChatMessage | ChannelEvent, channelId: string) {
  return {
    id: id.toLowerCase(),
    channelId,
    sentAt: sentAt - receivedAt > FUTURE_MS ? receivedAt : sentAt,
    receivedAt,
    authorId: cleanText(author.id),
    authorLogin: cleanText(author.login),
    authorName: cleanText(author.displayName),
  };
}

function flagsOf({ roles, isFirst, isAction, text, emotes, bits }: ChatMessage): number {
  return (
    (roles.broadcaster ? FLAG.broadcaster : 0) |
    (roles.leadModerator ? FLAG.leadModerator : 0) |
    (roles.moderator ? FLAG.moderator : 0) |
    (roles.vip ? FLAG.vip : 0) |
    (roles.subscriber ? FLAG.subscriber : 0) |
    (roles.founder ? FLAG.founder : 0) |
    (isFirst ? FLAG.first : 0) |
    (isAction ? FLAG.action : 0) |
    (hasLink(text) ? FLAG.link : 0) |
    (emotes.length > 0 ? FLAG.emotes : 0) |
    (bits > 0 ? FLAG.bits : 0)
  );
}

function clearMark({ what, target, sentAt, receivedAt }: ChatCleared, channelId: string): MarkEntry | null {
  const at = Math.min(sentAt, receivedAt);
  if (what === "all") return { is: "mark", channelId, by: "clear", target: "", at, receivedAt };
  return target && { is: "mark", channelId, by: what, target: cleanText(target.id), at, receivedAt };
}

function deletionMark(event: MessageDeleted, channelId: string): MarkEntry | Refusal {
  if (!UUID.test(event.messageId)) return "no_uuid";
  const at = Math.min(event.sentAt, event.receivedAt);
  const target = event.messageId.toLowerCase();
  return { is: "mark", channelId, by: "deletion", target, at, receivedAt: event.receivedAt };
}

const uuidOrNull = (id: string | undefined): string | null => (id && UUID.test(id) ? id.toLowerCase() : null);
