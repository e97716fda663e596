import { askArchive } from "@/lib/clips";
import { clipArchiveStatus, clipChannelParams } from "@/lib/clips/schema";
import { route } from "@/lib/http/route";

export const POST = route({
  ask: () => ({ action: "clips.read" }),
  params: clipChannelParams,
  answer: clipArchiveStatus,
  status: 202,
  handler: ({ person, params }) => askArchive(person, params.login),
});
