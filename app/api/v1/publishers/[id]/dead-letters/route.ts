import { route } from "@/lib/http/route";
import { listDeadLetters } from "@/lib/publishers";
import { deadLetterPage, deadLetterQuery, publisherParams } from "@/lib/publishers/schema";

export const GET = route({
  operation: "publishers.list-dead-letters",
  summary: "Lists the events that a publisher could not take",
  ask: () => ({ action: "publishers.read" }),
  params: publisherParams,
  query: deadLetterQuery,
  answer: deadLetterPage,
  handler: ({ params, query }) => listDeadLetters(params.id, query),
});
