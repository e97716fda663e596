import { optIn, optOut } from "@/lib/chat";
import { route } from "@/lib/http/route";

export const PUT = route({
  ask: () => ({ action: "chat.own" }),
  answer: null,
  handler: ({ person }) => optOut(person),
});

export const DELETE = route({
  ask: () => ({ action: "chat.own" }),
  answer: null,
  handler: ({ person }) => optIn(person),
});
