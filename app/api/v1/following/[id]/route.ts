import { getFollowed, setMuted, unfollow } from "@/lib/broadcasters";
import { broadcasterParams, followedBroadcaster, followPatch } from "@/lib/broadcasters/schema";
import { route } from "@/lib/http/route";

export const GET = route({
  ask: ({ id }) => ({ action: "following.read", ownerId: id }),
  params: broadcasterParams,
  answer: followedBroadcaster,
  handler: ({ person, params }) => getFollowed(person.id, params.id),
});

export const PATCH = route({
  ask: ({ id }) => ({ action: "following.write", ownerId: id }),
  params: broadcasterParams,
  body: followPatch,
  answer: followedBroadcaster,
  handler: ({ person, params, body }) => setMuted(person.id, params.id, body.muted),
});

export const DELETE = route({
  ask: ({ id }) => ({ action: "following.write", ownerId: id }),
  params: broadcasterParams,
  answer: null,
  handler: ({ person, params }) => unfollow(person.id, params.id),
});
