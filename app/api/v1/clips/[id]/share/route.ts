import { shareClip, unshareClip } from "@/lib/clips";
import { clipParams, clipShare } from "@/lib/clips/schema";
import { route } from "@/lib/http/route";

// Whose clip it is the service finds out, and asks the policy of it.
const ask = () => ({ action: "clips.read" }) as const;

export const POST = route({
  operation: "clips.share",
  summary: "Makes a link that shows a clip to whoever has it",
  ask,
  params: clipParams,
  answer: clipShare,
  handler: ({ person, params }) => shareClip(person, params.id),
});

export const DELETE = route({
  operation: "clips.unshare",
  summary: "Withdraws the link that shows a clip",
  ask,
  params: clipParams,
  answer: null,
  handler: ({ person, params }) => unshareClip(person, params.id),
});
