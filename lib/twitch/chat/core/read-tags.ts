import type { ChatBadge, ChatPerson, ChatRoles, EmoteUse } from "./chat-event";
import { type IrcMessage, nickOf } from "./irc-line";

type Tags = ReadonlyMap<string, string>;

/** Twitch shows ten badges at most, and takes 500 characters: what goes beyond is not from it. */
const MOST_BADGES = 20;
const MOST_EMOTES = 500;
const LONGEST_NAME = 100;
/** Stored times stay within what any database and calendar can hold. */
const EARLIEST = Date.UTC(2005, 0, 1);
const LATEST = Date.UTC(2100, 0, 1);

/** The value of a tag; null when it is missing or empty, which mean the same to Twitch. */
export function tagOf(tags: Tags, name: string): string | null {
  return tags.get(name) || null;
}

/** A whole number that is not negative; `otherwise` when the tag holds anything else. */
export function countOf<T>(tags: Tags, name: string, otherwise: T): number | T {
  const value = tags.get(name) ?? "";
  return /^\d{1,12}$/.test(value) ? Number(value) : otherwise;
}

/** When Twitch sent it, in ms since the epoch; `receivedAt` when it does not say, or says something absurd. */
export function sentAtOf(tags: Tags, receivedAt: number): number {
  const sentAt = /^\d{12,14}$/.test(tags.get("tmi-sent-ts") ?? "") ? Number(tags.get("tmi-sent-ts")) : 0;
  return sentAt >= EARLIEST && sentAt < LATEST ? sentAt : receivedAt;
}

/** Who wrote it; null when the id or any name to call them by is missing. */
export function authorOf(message: IrcMessage): ChatPerson | null {
  const id = tagOf(message.tags, "user-id");
  const shown = tagOf(message.tags, "display-name");
  const plain = shown !== null && /^\w+$/.test(shown) ? shown.toLowerCase() : null;
  const login = tagOf(message.tags, "login") ?? nickOf(message) ?? plain;
  return id === null || login === null ? null : personOf(id, login, shown);
}

export function personOf(id: string, login: string, displayName: string | null): ChatPerson {
  return {
    id,
    login: login.slice(0, LONGEST_NAME),
    displayName: (displayName ?? login).slice(0, LONGEST_NAME),
  };
}

/** `#RRGGBB`; null for none and for anything that is no colour. */
export function colourOf(tags: Tags): string | null {
  const colour = tags.get("color") ?? "";
  return /^#[0-9a-f]{6}$/i.test(colour) ? colour.toUpperCase() : null;
}

/** `set/version,set/version`, as in badges and badge-info. */
export function badgesOf(text: string | undefined): ChatBadge[] {
  if (!text) return [];
  return text.split(",", MOST_BADGES).flatMap((badge) => {
    const [, set, version] = /^([\w-]{1,64})\/(.{1,64})$/u.exec(badge) ?? [];
    return set === undefined || version === undefined ? [] : [{ set, version }];
  });
}

/** Months of subscription in all: badge-info knows them exactly, where the badge itself only shows a step. */
export function subscribedMonthsOf(tags: Tags): number | null {
  const info = badgesOf(tags.get("badge-info")).find(({ set }) => set === "subscriber" || set === "founder");
  return info && /^\d{1,4}$/.test(info.version) ? Number(info.version) : null;
}

/**
 * What the person is in the channel. Twitch marks lead moderators with mod=0 and without the moderator badge,
 * founders without the subscriber badge, and a VIP by a `vip` tag that is mostly left out and at times 0.
 */
export function rolesOf(tags: Tags, badges: readonly ChatBadge[]): ChatRoles {
  const has = (set: string) => badges.some((badge) => badge.set === set);
  const leadModerator = has("lead_moderator");
  const founder = has("founder");
  const vip = tags.get("vip");
  return {
    broadcaster: has("broadcaster"),
    moderator: tags.get("mod") === "1" || has("moderator") || leadModerator,
    leadModerator,
    vip: has("vip") || (vip !== undefined && vip !== "0"),
    subscriber: tags.get("subscriber") === "1" || has("subscriber") || founder,
    founder,
  };
}

/** `id:from-to,from-to/id:…`, in the order of the text; uses that are not within it are left out. */
export function emotesOf(tags: Tags, text: string): EmoteUse[] {
  const told = tags.get("emotes");
  if (!told) return [];
  const length = codePoints(text);
  const uses: EmoteUse[] = [];
  for (const emote of told.split("/")) {
    const cut = emote.lastIndexOf(":");
    const id = emote.slice(0, cut);
    if (cut < 1 || id.length > LONGEST_NAME) continue;
    for (const range of emote.slice(cut + 1).split(",")) {
      const [, first, last] = /^(\d{1,5})-(\d{1,5})$/.exec(range) ?? [];
      const [from, to] = [Number(first), Number(last)];
      if (from <= to && to < length && uses.length < MOST_EMOTES) uses.push({ id, from, to });
    }
  }
  return uses.sort((a, b) => a.from - b.from);
}

function codePoints(text: string): number {
  let count = 0;
  for (const _point of text) count += 1;
  return count;
}
