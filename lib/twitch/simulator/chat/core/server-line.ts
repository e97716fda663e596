import type { Account } from "../../core/invent";
import { seedFrom } from "../../core/random";
import { badgeTags, type Roles } from "./roles";

export const HOST = "tmi.twitch.tv";

const COLOURS = ["#0000FF", "#FF7F50", "#1E90FF", "#00FF7F", "#9ACD32", "#FF4500", "#2E8B57", "#FF69B4", ""];

/** A tag's value as IRCv3 wants it. */
export function escapeTag(value: string): string {
  return value
    .replaceAll("\\", "\\\\")
    .replaceAll(";", "\\:")
    .replaceAll(" ", "\\s")
    .replaceAll("\r", "\\r")
    .replaceAll("\n", "\\n");
}

export function userPrefix(login: string): string {
  return `:${login}!${login}@${login}.${HOST}`;
}

/** One person in one room: the parts of a line that stay the same from message to message. */
export interface Speaker {
  account: Account;
  roles: Roles;
  /** Up to the value of `emotes`. */
  head: string;
  /** From behind the id to the value of `tmi-sent-ts`. */
  middle: string;
  tail: string;
}

export function toSpeaker(account: Account, roles: Roles, roomId: string): Speaker {
  const { badges, info } = badgeTags(roles);
  const colour = COLOURS[seedFrom("colour", account.id) % COLOURS.length] ?? "";
  const mod = roles.moderator ? 1 : 0;
  const type = roles.moderator || roles.leadModerator ? "mod" : "";
  const subscriber = roles.months > 0 ? 1 : 0;
  return {
    account,
    roles,
    head: `@badge-info=${info};badges=${badges};color=${colour};display-name=${escapeTag(account.displayName)};emotes=`,
    middle: `;mod=${mod};returning-chatter=0;room-id=${roomId};subscriber=${subscriber};tmi-sent-ts=`,
    tail: `;turbo=0;user-id=${account.id};user-type=${type}${roles.vip ? ";vip=1" : ""}`,
  };
}

/** What a message has besides its speaker. */
export interface MessageParts {
  id: string;
  emotes: string;
  sentAt: number;
  /** Further tags, each with a semicolon before it. */
  more?: string;
}

export function messageLine(speaker: Speaker, channel: string, text: string, parts: MessageParts): string {
  const { head, middle, tail, account } = speaker;
  const { id, emotes, sentAt, more = "" } = parts;
  return `${head}${emotes};first-msg=0;flags=;id=${id}${middle}${sentAt}${tail}${more} ${userPrefix(account.login)} PRIVMSG #${channel} :${text}`;
}

/** A USERNOTICE: `more` holds msg-id, system-msg and the parameters. */
export function noticeLine(
  speaker: Speaker,
  channel: string,
  text: string | null,
  parts: MessageParts,
): string {
  const { head, middle, tail, account } = speaker;
  const { id, emotes, sentAt, more = "" } = parts;
  const said = text === null ? "" : ` :${text}`;
  return `${head}${emotes};flags=;id=${id};login=${account.login}${middle}${sentAt}${tail}${more} :${HOST} USERNOTICE #${channel}${said}`;
}

/** Tags as they stand behind others: each with a semicolon before it. */
export function moreTags(tags: Readonly<Record<string, string | number>>): string {
  return Object.entries(tags)
    .map(([name, value]) => `;${name}=${escapeTag(String(value))}`)
    .join("");
}
