import { readRate } from "@/lib/chat";
import { chatRate } from "@/lib/chat/schema";
import { route } from "@/lib/http/route";
import { streamParams } from "@/lib/streams/schema";

export const GET = route({
  operation: "messages.rate-of-stream",
  summary: "Counts the chat messages of a stream minute by minute",
  ask: () => ({ action: "chat.search" }),
  params: streamParams,
  answer: chatRate,
  handler: ({ person, params }) => readRate(person, params.id),
});
