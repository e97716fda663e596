import { route } from "@/lib/http/route";
import { previewReplay, replay } from "@/lib/publishers";
import { publisherParams, publisherView, replayInput, replayPreview } from "@/lib/publishers/schema";

export const GET = route({
  ask: () => ({ action: "publishers.read" }),
  params: publisherParams,
  query: replayInput,
  answer: replayPreview,
  handler: ({ params, query }) => previewReplay(params.id, query),
});

export const POST = route({
  ask: () => ({ action: "publishers.manage" }),
  params: publisherParams,
  body: replayInput,
  answer: publisherView,
  handler: ({ params, body }) => replay(params.id, body),
});
