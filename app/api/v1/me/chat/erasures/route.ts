import { askErasure, listErasures } from "@/lib/chat";
import { erasure, erasureList } from "@/lib/chat/schema";
import { route } from "@/lib/http/route";

export const GET = route({
  ask: () => ({ action: "chat.own" }),
  answer: erasureList,
  handler: ({ person }) => listErasures(person),
});

export const POST = route({
  ask: () => ({ action: "chat.own" }),
  answer: erasure,
  status: 202,
  handler: ({ person }) => askErasure(person),
});
