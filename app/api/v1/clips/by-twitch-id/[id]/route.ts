import { getClipByTwitchId } from "@/lib/clips";
import { clip, twitchClipParams } from "@/lib/clips/schema";
import { route } from "@/lib/http/route";

export const GET = route({
  ask: () => ({ action: "clips.read" }),
  params: twitchClipParams,
  answer: clip,
  handler: ({ person, params }) => getClipByTwitchId(person, params.id),
});
