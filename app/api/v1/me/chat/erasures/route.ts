import { askErasure, listErasures } from "@/lib/chat";
import { erasure, erasureList } from "@/lib/chat/schema";
import { route } from "@/lib/http/route";

export const GET = route({
  operation: "messages.list-erasures",
  summary: "Lists the erasures that the caller asked for",
  ask: () => ({ action: "chat.own" }),
  answer: erasureList,
  handler: ({ person }) => listErasures(person),
});

export const POST = route({
  operation: "messages.erase-own",
  summary: "Asks for every chat message that the caller wrote to be erased",
  ask: () => ({ action: "chat.own" }),
  answer: erasure,
  status: 202,
  handler: ({ person }) => askErasure(person),
});
