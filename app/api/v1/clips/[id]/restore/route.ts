import { restoreClip } from "@/lib/clips";
import { clip, clipParams } from "@/lib/clips/schema";
import { route } from "@/lib/http/route";

export const POST = route({
  operation: "clips.restore",
  summary: "Restores a deleted clip",
  // Whose clip it is the service finds out, and asks the policy of it.
  ask: () => ({ action: "clips.read" }),
  params: clipParams,
  answer: clip,
  handler: ({ person, params }) => restoreClip(person, params.id),
});
