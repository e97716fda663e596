import { route } from "@/lib/http/route";
import { changePublisher, findPublisher } from "@/lib/publishers";
import { editedOfPublisher, publisherChange, publisherParams, publisherView } from "@/lib/publishers/schema";

export const GET = route({
  operation: "publishers.get",
  summary: "Shows one publisher with its lag and failures",
  ask: () => ({ action: "publishers.read" }),
  params: publisherParams,
  answer: publisherView,
  etag: editedOfPublisher,
  handler: ({ params }) => findPublisher(params.id),
});

export const PATCH = route({
  operation: "publishers.update",
  summary: "Changes which events a publisher gets",
  ask: () => ({ action: "publishers.manage" }),
  params: publisherParams,
  body: publisherChange,
  answer: publisherView,
  etag: editedOfPublisher,
  ifMatch: true,
  handler: ({ params, body }) => changePublisher(params.id, body),
});
