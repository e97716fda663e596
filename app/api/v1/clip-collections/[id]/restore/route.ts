import { restoreCollection } from "@/lib/clips";
import { clipCollection, clipParams } from "@/lib/clips/schema";
import { route } from "@/lib/http/route";

export const POST = route({
  operation: "clips.restore-collection",
  summary: "Restores a deleted clip collection",
  // Whose collection it is the service finds out, and asks the policy of it.
  ask: () => ({ action: "clips.read" }),
  params: clipParams,
  answer: clipCollection,
  handler: ({ person, params }) => restoreCollection(person, params.id),
});
