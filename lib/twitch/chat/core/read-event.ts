import type {
  ChatCleared,
  ChatEvent,
  ChatPresence,
  LinkEvent,
  MessageDeleted,
  OwnState,
  RefusalReason,
  RoomStateChanged,
  Unread,
} from "./chat-event";
import { type IrcMessage, nickOf } from "./irc-line";
import { channelLoginOf } from "./read-channel";
import { badgesOf, countOf, rolesOf, sentAtOf, tagOf } from "./read-tags";
import { readChannelEvent, readMessage } from "./read-written";
import { roomStateChanges } from "./room-state";

type Read = ChatEvent | LinkEvent | RefusalReason;
type Reader = (message: IrcMessage, receivedAt: number) => Read;

/** Every command that Twitch sends and that means something to us. */
const READERS: Readonly<Record<string, Reader>> = {
  PRIVMSG: readMessage,
  USERNOTICE: readChannelEvent,
  CLEARCHAT: readCleared,
  CLEARMSG: readDeleted,
  ROOMSTATE: readRoomState,
  NOTICE: ({ tags, params }) => ({
    kind: "notice",
    channelLogin: channelLoginOf(params[0]),
    id: tags.get("msg-id") ?? "",
    text: params[1] ?? "",
  }),
  JOIN: (message) => readPresence(message, "joined"),
  PART: (message) => readPresence(message, "left"),
  "353": ({ params }) => {
    const channelLogin = channelLoginOf(params[2]);
    const logins = (params[3] ?? "").split(" ").filter((login) => login !== "");
    return channelLogin === null
      ? "no_channel"
      : { kind: "presence", channelLogin, change: "listed", logins };
  },
  GLOBALUSERSTATE: (message) => readOwnState("globalUserState", message),
  USERSTATE: (message) => readOwnState("userState", message),
  RECONNECT: () => ({ kind: "reconnect" }),
  PING: ({ params }) => ({ kind: "ping", text: params.at(-1) ?? "" }),
  PONG: ({ params }) => ({ kind: "pong", text: params.at(-1) ?? "" }),
  "001": ({ params }) => ({ kind: "welcome", login: params[0] ?? "" }),
  CAP: ({ params }) => ({
    kind: "capabilities",
    granted: params[1] === "ACK",
    names: (params[2] ?? "").split(" ").filter((name) => name !== ""),
  }),
};

/**
 * What a line of Twitch's chat means. `receivedAt` is in ms since the epoch. Never throws: an unknown command
 * is ignored, and one that lacks what is needed to keep it is refused with the reason.
 */
export function chatEventOf(message: IrcMessage, receivedAt: number): ChatEvent | LinkEvent | Unread {
  const { command } = message;
  const reader = Object.hasOwn(READERS, command) ? READERS[command] : undefined;
  const read = reader?.(message, receivedAt);
  if (read === undefined) return { kind: "ignored", command };
  return typeof read === "string" ? { kind: "refused", command, reason: read } : read;
}

function readCleared(message: IrcMessage, receivedAt: number): ChatCleared | RefusalReason {
  const { tags, params } = message;
  const channelId = tagOf(tags, "room-id");
  const channelLogin = channelLoginOf(params[0]);
  const targetId = tagOf(tags, "target-user-id");
  const login = params[1] || null;
  if (channelLogin === null) return "no_channel";
  if (channelId === null) return "no_channel_id";
  // Whoever is named without an id must not be taken for nobody: that would clear the whole room.
  if (login !== null && targetId === null) return "no_target";
  const seconds = countOf(tags, "ban-duration", null);
  return {
    kind: "cleared",
    channelId,
    channelLogin,
    what: targetId === null ? "all" : seconds === null ? "ban" : "timeout",
    seconds: targetId === null ? null : seconds,
    target: targetId === null ? null : { id: targetId, login: login ?? "" },
    sentAt: sentAtOf(tags, receivedAt),
    receivedAt,
  };
}

function readDeleted({ tags, params }: IrcMessage, receivedAt: number): MessageDeleted | RefusalReason {
  const messageId = tagOf(tags, "target-msg-id");
  const channelLogin = channelLoginOf(params[0]);
  if (channelLogin === null) return "no_channel";
  if (messageId === null) return "no_target";
  return {
    kind: "deleted",
    channelId: tagOf(tags, "room-id"),
    channelLogin,
    messageId,
    authorLogin: tags.get("login") ?? "",
    sentAt: sentAtOf(tags, receivedAt),
    receivedAt,
  };
}

function readRoomState({ tags, params }: IrcMessage): RoomStateChanged | RefusalReason {
  const channelId = tagOf(tags, "room-id");
  const channelLogin = channelLoginOf(params[0]);
  if (channelLogin === null) return "no_channel";
  if (channelId === null) return "no_channel_id";
  return { kind: "roomState", channelId, channelLogin, changes: roomStateChanges(tags) };
}

function readPresence(message: IrcMessage, change: "joined" | "left"): ChatPresence | RefusalReason {
  const channelLogin = channelLoginOf(message.params[0]);
  const login = nickOf(message);
  if (channelLogin === null) return "no_channel";
  return login === null ? "no_author" : { kind: "presence", channelLogin, change, logins: [login] };
}

function readOwnState(kind: OwnState["kind"], { tags, params }: IrcMessage): OwnState {
  return {
    kind,
    channelLogin: channelLoginOf(params[0]),
    userId: tagOf(tags, "user-id"),
    displayName: tags.get("display-name") ?? "",
    roles: rolesOf(tags, badgesOf(tags.get("badges"))),
    messageId: tagOf(tags, "id"),
  };
}
