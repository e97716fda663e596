import type { ChannelEvent, ChatMessage, RefusalReason } from "./chat-event";
import type { IrcMessage } from "./irc-line";
import { channelLoginOf } from "./read-channel";
import { readDetail } from "./read-detail";
import {
  authorOf,
  badgesOf,
  colourOf,
  countOf,
  emotesOf,
  personOf,
  rolesOf,
  sentAtOf,
  subscribedMonthsOf,
  tagOf,
} from "./read-tags";

const ACTION_BEGIN = "\u0001ACTION";
const ACTION_END = "\u0001";

/** A PRIVMSG: somebody wrote something. */
export function readMessage(message: IrcMessage, receivedAt: number): ChatMessage | RefusalReason {
  const [, said = ""] = message.params;
  const action = actionOf(said);
  // Positions of emotes count from behind "ACTION ".
  const text = action ?? said;
  const written = readWritten(message, text, receivedAt);
  if (typeof written === "string") return written;
  const { tags } = message;
  return {
    kind: "message",
    ...written,
    text,
    isAction: action !== null,
    bits: countOf(tags, "bits", 0),
    isFirst: tags.get("first-msg") === "1",
    isHighlighted: tags.get("msg-id") === "highlighted-message",
    rewardId: tagOf(tags, "custom-reward-id"),
    replyTo: replyOf(tags),
  };
}

/** A USERNOTICE: a sub, a raid, an announcement and so on, with what the person wrote to it. */
export function readChannelEvent(message: IrcMessage, receivedAt: number): ChannelEvent | RefusalReason {
  const { tags, params } = message;
  const text = params[1] ?? "";
  const written = readWritten(message, text, receivedAt);
  if (typeof written === "string") return written;
  // In the other rooms of a shared chat every event is called sharedchatnotice.
  const type = tagOf(tags, "source-msg-id") ?? tagOf(tags, "msg-id") ?? "";
  return {
    kind: "event",
    ...written,
    type,
    detail: readDetail(type, tags, written.author),
    systemText: tags.get("system-msg") ?? "",
    text,
  };
}

/** What stands in `\u0001ACTION waves\u0001`, of which the end is missing at times; null for anything else. */
function actionOf(said: string): string | null {
  if (!said.startsWith(ACTION_BEGIN)) return null;
  const end = said.endsWith(ACTION_END) ? -ACTION_END.length : said.length;
  return said.slice(ACTION_BEGIN.length, end).replace(/^ /, "");
}

function readWritten(message: IrcMessage, text: string, receivedAt: number) {
  const { tags } = message;
  const id = tagOf(tags, "id");
  const channelId = tagOf(tags, "room-id");
  const channelLogin = channelLoginOf(message.params[0]);
  const author = authorOf(message);
  if (id === null) return "no_id";
  if (channelId === null) return "no_channel_id";
  if (channelLogin === null) return "no_channel";
  if (author === null) return "no_author";
  const badges = badgesOf(tags.get("badges"));
  return {
    id,
    channelId,
    channelLogin,
    author,
    roles: rolesOf(tags, badges),
    badges,
    subscribedMonths: subscribedMonthsOf(tags),
    colour: colourOf(tags),
    emotes: emotesOf(tags, text),
    source: sourceOf(tags),
    sentAt: sentAtOf(tags, receivedAt),
    receivedAt,
  };
}

function sourceOf(tags: IrcMessage["tags"]): ChatMessage["source"] {
  const messageId = tagOf(tags, "source-id");
  const channelId = tagOf(tags, "source-room-id");
  return messageId === null || channelId === null ? null : { messageId, channelId };
}

function replyOf(tags: IrcMessage["tags"]): ChatMessage["replyTo"] {
  const messageId = tagOf(tags, "reply-parent-msg-id");
  const id = tagOf(tags, "reply-parent-user-id");
  const login = tagOf(tags, "reply-parent-user-login");
  if (messageId === null || id === null || login === null) return null;
  return {
    messageId,
    threadId: tagOf(tags, "reply-thread-parent-msg-id") ?? messageId,
    author: personOf(id, login, tagOf(tags, "reply-parent-display-name")),
    text: tags.get("reply-parent-msg-body") ?? "",
  };
}
