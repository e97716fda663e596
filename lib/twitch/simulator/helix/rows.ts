import { twitchDuration } from "../core/duration";
import type { Account } from "../core/invent";
import { type Clip, viewsAt } from "../core/invent-clips";
import { seedFrom } from "../core/random";
import type { Person } from "../core/strangers";
import type { Category } from "../core/words";
import type { Identity } from "../oauth/authority";
import type { Follow } from "../world/follows";
import type { OnAir } from "../world/live-ranking";
import type { Member, PastBroadcast } from "../world/member";
import type { Held } from "../world/plan-standings";

/** So long a clip has no place in the recording yet. */
const UNPLACED_MS = 3 * 60_000;

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

/** A row of Get Channel Followers. */
export function followerRow({ followedAt }: Pick<Follow, "followedAt">, { account }: Member) {
  return {
    user_id: account.id,
    user_name: account.displayName,
    user_login: account.login,
    followed_at: twitchTime(followedAt),
  };
}

/** A row of Get VIPs and Get Moderators. */
export function listedUserRow({ id, login, displayName }: Person) {
  return { user_id: id, user_name: displayName, user_login: login };
}

/** A row of Get Broadcaster Subscriptions. Who gave it is empty for what is no gift and for an anonymous one. */
export function subscriptionRow(broadcaster: Account, { person, standing: { subscription } }: Held) {
  const giver = subscription?.gift?.from;
  return {
    broadcaster_id: broadcaster.id,
    broadcaster_login: broadcaster.login,
    broadcaster_name: broadcaster.displayName,
    gifter_id: giver?.id ?? "",
    gifter_login: giver?.login ?? "",
    gifter_name: giver?.displayName ?? "",
    is_gift: Boolean(subscription?.gift),
    plan_name: `Channel Subscription (${broadcaster.login})`,
    tier: subscription?.tier ?? "1000",
    ...listedUserRow(person),
  };
}

/** What the recording of a stream is called. */
function videoId(broadcasterId: string, streamId: string): string {
  return String(2_000_000_000 + (seedFrom("video", broadcasterId, streamId) % 900_000_000));
}

/** A row of Get Clips. `isRecorded`: whether there is a recording in which it has a place. */
export function clipRow(
  clip: Clip,
  { account }: Member,
  isRecorded: boolean,
  now: number,
  publicUrl: string,
) {
  const { id, creator, thumbnail, createdAt, duration } = clip;
  const isPlaced = isRecorded && now - createdAt >= UNPLACED_MS;
  const endsAfter = (createdAt - clip.streamStartedAt) / 1000;
  return {
    id,
    url: `${publicUrl}/clips/${id}`,
    embed_url: `${publicUrl}/embed?clip=${id}`,
    broadcaster_id: account.id,
    broadcaster_name: account.displayName,
    creator_id: creator.id,
    creator_name: creator.displayName,
    video_id: isRecorded ? videoId(account.id, clip.streamId) : "",
    game_id: clip.categoryId,
    language: clip.language,
    title: clip.title,
    view_count: viewsAt(clip, now),
    created_at: twitchTime(createdAt),
    thumbnail_url: thumbnail === "none" ? "" : `${publicUrl}/clip-thumbnails/${id}-preview-480x272.jpg`,
    duration,
    vod_offset: isPlaced ? Math.max(0, Math.round(endsAfter - duration)) : null,
    is_featured: clip.featured,
  };
}

/** A row of Get Games. */
export function categoryRow({ id, name }: Category, publicUrl: string) {
  return { id, name, box_art_url: `${publicUrl}/boxart/${id}-{width}x{height}.jpg`, igdb_id: "" };
}

/** A row of Search Categories, whose box art has a size of its own. */
export function foundCategoryRow({ id, name }: Category, publicUrl: string) {
  return { id, name, box_art_url: `${publicUrl}/boxart/${id}-52x72.jpg` };
}

/** A row of Get Videos, of type archive. */
export function videoRow({ account }: Member, recording: PastBroadcast, publicUrl: string) {
  const lengthMs = recording.endedAt - recording.startedAt;
  const id = videoId(account.id, recording.streamId);
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
