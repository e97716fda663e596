import { route } from "@/lib/http/route";
import { changePublisher, findPublisher } from "@/lib/publishers";
import { publisherChange, publisherParams, publisherView } from "@/lib/publishers/schema";

export const GET = route({
  ask: () => ({ action: "publishers.read" }),
  params: publisherParams,
  answer: publisherView,
  handler: ({ params }) => findPublisher(params.id),
});

export const PATCH = route({
  ask: () => ({ action: "publishers.manage" }),
  params: publisherParams,
  body: publisherChange,
  answer: publisherView,
  handler: ({ params, body }) => changePublisher(params.id, body),
});
