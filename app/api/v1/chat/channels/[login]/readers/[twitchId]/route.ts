import { removeReader } from "@/lib/chat";
import { chatReaderParams } from "@/lib/chat/schema";
import { route } from "@/lib/http/route";

export const DELETE = route({
  operation: "messages.remove-reader",
  summary: "Takes the right to read a channel's chat log from somebody",
  ask: () => ({ action: "chat.own" }),
  params: chatReaderParams,
  answer: null,
  handler: ({ person, params }) => removeReader(person, params.login, params.twitchId),
});
