import { pageOf } from "../helix/paging";
import { HelixRefusal } from "../helix/refusal";
import type { HelixAnswer, HelixRequest } from "../helix/request";
import { channelEmotes, type Emote, GLOBAL_EMOTES } from "./core/emotes";
import { SUBSCRIBER_STEPS } from "./core/roles";
import { isAtHome } from "./hub";

const TEMPLATE = "https://static-cdn.jtvnw.net/emoticons/v2/{{id}}/{{format}}/{{theme_mode}}/{{scale}}";
const SCALES = ["1.0", "2.0", "3.0"] as const;

/** Get Chatters: for the channel's moderators, 100 a page unless `first` says otherwise (at most 1,000). */
export function getChatters({ query, identity, world, chat, faults }: HelixRequest): HelixAnswer {
  const broadcasterId = required(query, "broadcaster_id");
  if (required(query, "moderator_id") !== identity.userId) {
    throw new HelixRefusal(
      401,
      "The ID in moderator_id must match the user ID found in the request's OAuth token.",
    );
  }
  if (!world.findById(broadcasterId)) throw new HelixRefusal(400, "The ID in broadcaster_id is not valid.");
  const room = chat.hub.room(broadcasterId);
  const asker = world.findById(identity.userId);
  if (!asker || !isAtHome(asker.account, room)) {
    throw new HelixRefusal(403, "The user in moderator_id is not one of the broadcaster's moderators.");
  }
  const all = chat.hub.chattersIn(room);
  const { items, pagination } = pageOf(all, "chatters", query, faults, 100, 1000);
  const data = items.map(({ id, login, displayName }) => ({
    user_id: id,
    user_login: login,
    user_name: displayName,
  }));
  return { data, pagination, total: all.length };
}

/** Get Channel Emotes. */
export function getChannelEmotes({ query, world }: HelixRequest): HelixAnswer {
  const broadcasterId = required(query, "broadcaster_id");
  const member = world.findById(broadcasterId);
  const emotes = member ? channelEmotes(member.account.login) : [];
  const own = { tier: "1000", emote_type: "subscriptions", emote_set_id: broadcasterId };
  return { data: emotes.map((emote) => ({ ...emoteRow(emote), ...own })), template: TEMPLATE };
}

/** Get Global Emotes. */
export function getGlobalEmotes(): HelixAnswer {
  return { data: GLOBAL_EMOTES.map(emoteRow), template: TEMPLATE };
}

/** Get Channel Chat Badges: the steps of a subscription. */
export function getBadges({ query, world }: HelixRequest): HelixAnswer {
  const member = world.findById(required(query, "broadcaster_id"));
  if (!member) return { data: [] };
  const versions = SUBSCRIBER_STEPS.map((step) =>
    badgeVersion(String(step), "Subscriber", `subscriber-${step}`),
  );
  return { data: [{ set_id: "subscriber", versions }] };
}

/** Get Global Chat Badges. */
export function getGlobalBadges(): HelixAnswer {
  const titles = {
    broadcaster: "Broadcaster",
    lead_moderator: "Lead Moderator",
    moderator: "Moderator",
    vip: "VIP",
    founder: "Founder",
  };
  const data = Object.entries(titles).map(([set, title]) => ({
    set_id: set,
    versions: [badgeVersion(set === "founder" ? "0" : "1", title, set)],
  }));
  return { data };
}

function emoteRow({ id, name }: Emote) {
  const address = (scale: string) => `https://static-cdn.jtvnw.net/emoticons/v2/${id}/static/light/${scale}`;
  const [small, medium, large] = SCALES;
  return {
    id,
    name,
    images: { url_1x: address(small), url_2x: address(medium), url_4x: address(large) },
    format: ["static"],
    scale: SCALES,
    theme_mode: ["light", "dark"],
  };
}

function badgeVersion(id: string, title: string, picture: string) {
  const address = (size: number) => `https://static-cdn.jtvnw.net/badges/v1/${picture}/${size}`;
  return {
    id,
    image_url_1x: address(1),
    image_url_2x: address(2),
    image_url_4x: address(3),
    title,
    description: title,
    click_action: null,
    click_url: null,
  };
}

function required(query: URLSearchParams, parameter: string): string {
  const value = query.get(parameter);
  if (value === null || value === "")
    throw new HelixRefusal(400, `Missing required parameter "${parameter}"`);
  return value;
}
