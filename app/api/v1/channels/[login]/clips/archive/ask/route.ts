import { askArchive } from "@/lib/clips";
import { clipArchiveStatus, clipChannelParams } from "@/lib/clips/schema";
import { route } from "@/lib/http/route";

export const POST = route({
  operation: "clips.request-archive",
  summary: "Asks for a channel's clips to be archived soon",
  ask: () => ({ action: "clips.read" }),
  params: clipChannelParams,
  answer: clipArchiveStatus,
  status: 202,
  handler: ({ person, params }) => askArchive(person, params.login),
});
