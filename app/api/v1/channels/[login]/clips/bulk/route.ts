import { changeClips } from "@/lib/clips";
import { clipChannelParams, clipsBulk, doneCount } from "@/lib/clips/schema";
import { route } from "@/lib/http/route";

export const POST = route({
  operation: "clips.change-many",
  summary: "Changes, removes or restores many clips of a channel at once",
  // Whose clips these are the service finds out, and asks the policy of it.
  ask: () => ({ action: "clips.read" }),
  params: clipChannelParams,
  body: clipsBulk,
  answer: doneCount,
  handler: ({ person, params, body }) => changeClips(person, params.login, body),
});
