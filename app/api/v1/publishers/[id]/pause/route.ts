import { route } from "@/lib/http/route";
import { pausePublisher } from "@/lib/publishers";
import { publisherParams, publisherView } from "@/lib/publishers/schema";

export const POST = route({
  operation: "publishers.pause",
  summary: "Pauses a publisher",
  ask: () => ({ action: "publishers.manage" }),
  params: publisherParams,
  answer: publisherView,
  handler: ({ params }) => pausePublisher(params.id),
});
