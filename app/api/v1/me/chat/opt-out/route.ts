import { optIn, optOut } from "@/lib/chat";
import { route } from "@/lib/http/route";

export const PUT = route({
  operation: "messages.opt-out",
  summary: "Stops the logging of what the caller writes in chat",
  ask: () => ({ action: "chat.own" }),
  answer: null,
  handler: ({ person }) => optOut(person),
});

export const DELETE = route({
  operation: "messages.opt-in",
  summary: "Allows the logging of what the caller writes in chat again",
  ask: () => ({ action: "chat.own" }),
  answer: null,
  handler: ({ person }) => optIn(person),
});
