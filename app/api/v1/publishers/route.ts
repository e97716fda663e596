import { route } from "@/lib/http/route";
import { listPublishers } from "@/lib/publishers";
import { publisherList } from "@/lib/publishers/schema";

export const GET = route({
  operation: "publishers.list",
  summary: "Lists the publishers with their lag and failures",
  ask: () => ({ action: "publishers.read" }),
  answer: publisherList,
  handler: () => listPublishers(),
});
