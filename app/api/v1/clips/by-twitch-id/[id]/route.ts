import { getClipByTwitchId } from "@/lib/clips";
import { clip, twitchClipParams } from "@/lib/clips/schema";
import { route } from "@/lib/http/route";

export const GET = route({
  operation: "clips.get-by-twitch-id",
  summary: "Shows the clip that Twitch knows by an id",
  ask: () => ({ action: "clips.read" }),
  params: twitchClipParams,
  answer: clip,
  handler: ({ person, params }) => getClipByTwitchId(person, params.id),
});
