import { getFollowed, setMuted, unfollow } from "@/lib/broadcasters";
import { broadcasterParams, followedBroadcaster, followPatch } from "@/lib/broadcasters/schema";
import { route } from "@/lib/http/route";

export const GET = route({
  operation: "following.get",
  summary: "Shows one broadcaster that the caller follows",
  ask: ({ id }) => ({ action: "following.read", ownerId: id }),
  params: broadcasterParams,
  answer: followedBroadcaster,
  etag: ({ muted }) => muted,
  handler: ({ person, params }) => getFollowed(person.id, params.id),
});

export const PATCH = route({
  operation: "following.update",
  summary: "Mutes or unmutes a followed broadcaster",
  ask: ({ id }) => ({ action: "following.write", ownerId: id }),
  params: broadcasterParams,
  body: followPatch,
  answer: followedBroadcaster,
  etag: ({ muted }) => muted,
  ifMatch: true,
  handler: ({ person, params, body }) => setMuted(person.id, params.id, body.muted),
});

export const DELETE = route({
  operation: "following.delete",
  summary: "Unfollows a broadcaster inside Tallylight",
  ask: ({ id }) => ({ action: "following.write", ownerId: id }),
  params: broadcasterParams,
  answer: null,
  ifMatch: true,
  handler: ({ person, params }) => unfollow(person.id, params.id),
});
