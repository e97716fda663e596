import { readRate } from "@/lib/chat";
import { chatRate } from "@/lib/chat/schema";
import { route } from "@/lib/http/route";
import { streamParams } from "@/lib/streams/schema";

export const GET = route({
  ask: () => ({ action: "chat.search" }),
  params: streamParams,
  answer: chatRate,
  handler: ({ person, params }) => readRate(person, params.id),
});
