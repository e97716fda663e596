import { twitchDuration } from "../core/duration";
import { seedFrom } from "../core/random";
import type { Identity } from "../oauth/authority";
import type { Follow } from "../world/follows";
import type { OnAir } from "../world/live-ranking";
import type { Member, PastBroadcast } from "../world/member";

/** RFC 3339 in UTC with whole seconds, as Twitch writes times. */
export function twitchTime(ms: number): string {
  return `${new Date(ms).toISOString().slice(0, 19)}Z`;
}

/** A row of Get Streams. The thumbnail address keeps its `{width}x{height}` for the client to fill in. */
export function streamRow({ member: { account }, live }: OnAir, publicUrl: string) {
  return {
    id: live.streamId,
    user_id: account.id,
    user_login: account.login,
    user_name: account.displayName,
    game_id: live.categoryId,
    game_name: live.categoryName,
    type: "live",
    title: live.title,
    viewer_count: live.viewers,
    started_at: twitchTime(live.startedAt),
    language: account.language,
    thumbnail_url: `${publicUrl}/previews/live_user_${account.login}-{width}x{height}.jpg`,
    tag_ids: [],
    tags: live.tags,
    is_mature: false,
  };
}

/** A row of Get Users. The address is there only for the token's own person, with the permission for it. */
export function userRow({ account }: Member, identity: Identity, publicUrl: string) {
  const mayReadEmail = identity.scopes.includes("user:read:email");
  return {
    id: account.id,
    login: account.login,
    display_name: account.displayName,
    type: "",
    broadcaster_type: account.broadcasterType,
    description: account.description,
    profile_image_url: `${publicUrl}/avatars/${account.id}.svg`,
    offline_image_url: "",
    view_count: 0,
    ...(mayReadEmail && { email: identity.userId === account.id ? account.email : "" }),
    created_at: twitchTime(account.createdAt),
  };
}

/** A row of Get Channel Information. */
export function channelRow({ account, info }: Member) {
  return {
    broadcaster_id: account.id,
    broadcaster_login: account.login,
    broadcaster_name: account.displayName,
    broadcaster_language: account.language,
    game_id: info.categoryId,
    game_name: info.categoryName,
    title: info.title,
    delay: 0,
    tags: info.tags,
    content_classification_labels: [],
    is_branded_content: false,
  };
}

/** A row of Get Followed Channels. */
export function followRow(follow: Follow, { account }: Member) {
  return {
    broadcaster_id: account.id,
    broadcaster_login: account.login,
    broadcaster_name: account.displayName,
    followed_at: twitchTime(follow.followedAt),
  };
}

/** A row of Get Videos, of type archive. */
export function videoRow({ account }: Member, recording: PastBroadcast, publicUrl: string) {
  const lengthMs = recording.endedAt - recording.startedAt;
  const id = String(2_000_000_000 + (seedFrom("video", account.id, recording.streamId) % 900_000_000));
  return {
    id,
    stream_id: recording.streamId,
    user_id: account.id,
    user_login: account.login,
    user_name: account.displayName,
    title: recording.title,
    description: "",
    created_at: twitchTime(recording.startedAt),
    published_at: twitchTime(recording.startedAt),
    url: `${publicUrl}/videos/${id}`,
    thumbnail_url: `${publicUrl}/previews/live_user_${account.login}-%{width}x%{height}.jpg`,
    viewable: "public",
    view_count: Math.round((recording.viewers * lengthMs) / 3_600_000),
    language: account.language,
    type: "archive",
    duration: twitchDuration(lengthMs),
    muted_segments: null,
  };
}
