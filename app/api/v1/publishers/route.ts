import { route } from "@/lib/http/route";
import { listPublishers } from "@/lib/publishers";
import { publisherList } from "@/lib/publishers/schema";

export const GET = route({
  ask: () => ({ action: "publishers.read" }),
  answer: publisherList,
  handler: () => listPublishers(),
});
