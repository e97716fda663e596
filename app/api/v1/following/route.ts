import { followByLogin, getFollowed, listFollowing } from "@/lib/broadcasters";
import { followedBroadcaster, followInput, followingPage, followingQuery } from "@/lib/broadcasters/schema";
import { route } from "@/lib/http/route";
import { lookAtNewFollows } from "@/lib/live";

export const GET = route({
  operation: "following.list",
  summary: "Lists the broadcasters that the caller follows",
  ask: ({ id }) => ({ action: "following.read", ownerId: id }),
  query: followingQuery,
  answer: followingPage,
  handler: ({ person, query }) => listFollowing(person.id, query),
});

export const POST = route({
  operation: "following.create",
  summary: "Follows a broadcaster inside Tallylight by login",
  ask: ({ id }) => ({ action: "following.write", ownerId: id }),
  body: followInput,
  answer: followedBroadcaster,
  handler: async ({ person, body }) => {
    const { id } = await followByLogin(person.id, body.login);
    await lookAtNewFollows(person.id);
    return getFollowed(person.id, id);
  },
});
