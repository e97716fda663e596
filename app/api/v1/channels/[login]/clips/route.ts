import { listClips, takeClip } from "@/lib/clips";
import { clipChannelParams, clipInput, clipList, clipsQuery, takenClip } from "@/lib/clips/schema";
import { route } from "@/lib/http/route";

// Whose clips these are the service finds out, and asks the policy of it.
const ask = () => ({ action: "clips.read" }) as const;

export const GET = route({
  operation: "clips.list-in-channel",
  summary: "Lists the clips of a channel",
  ask,
  params: clipChannelParams,
  query: clipsQuery.omit({ channel: true }),
  answer: clipList,
  handler: ({ person, params, query }) => listClips(person, { ...query, channel: params.login }),
});

export const POST = route({
  operation: "clips.create",
  summary: "Takes a clip of a channel into the archive by its Twitch link or id",
  ask,
  params: clipChannelParams,
  body: clipInput,
  answer: takenClip,
  status: ({ known }) => (known ? 200 : 201),
  handler: ({ person, params, body }) => takeClip(person, params.login, body.clip),
});
