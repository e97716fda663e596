import { route } from "@/lib/http/route";
import { retryDeadLetters } from "@/lib/publishers";
import { deadLettersQueued, publisherParams, retryDeadLettersInput } from "@/lib/publishers/schema";

export const POST = route({
  operation: "publishers.retry-dead-letters",
  summary: "Queues dead letters of a publisher again",
  ask: () => ({ action: "publishers.manage" }),
  params: publisherParams,
  body: retryDeadLettersInput,
  answer: deadLettersQueued,
  handler: ({ params, body }) => retryDeadLetters(params.id, body),
});
