import { route } from "@/lib/http/route";
import { previewReplay, replay } from "@/lib/publishers";
import { publisherParams, publisherView, replayInput, replayPreview } from "@/lib/publishers/schema";

export const GET = route({
  operation: "publishers.preview-replay",
  summary: "Counts the events that a replay would send again",
  ask: () => ({ action: "publishers.read" }),
  params: publisherParams,
  query: replayInput,
  answer: replayPreview,
  handler: ({ params, query }) => previewReplay(params.id, query),
});

export const POST = route({
  operation: "publishers.replay",
  summary: "Sends the events since a point in time to a publisher again",
  ask: () => ({ action: "publishers.manage" }),
  params: publisherParams,
  body: replayInput,
  answer: publisherView,
  handler: ({ params, body }) => replay(params.id, body),
});
