import { route } from "@/lib/http/route";
import { changePublisher, findPublisher } from "@/lib/publishers";
import { publisherChange, publisherParams, publisherView } from "@/lib/publishers/schema";

export const GET = route({
  operation: "publishers.get",
  summary: "Shows one publisher with its lag and failures",
  ask: () => ({ action: "publishers.read" }),
  params: publisherParams,
  answer: publisherView,
  handler: ({ params }) => findPublisher(params.id),
});

export const PATCH = route({
  operation: "publishers.update",
  summary: "Changes which events a publisher gets",
  ask: () => ({ action: "publishers.manage" }),
  params: publisherParams,
  body: publisherChange,
  answer: publisherView,
  handler: ({ params, body }) => changePublisher(params.id, body),
});
