import { readMessages } from "@/lib/chat";
import { chatChannelParams, chatPage, messagesQuery } from "@/lib/chat/schema";
import { route } from "@/lib/http/route";

export const GET = route({
  operation: "messages.read-log",
  summary: "Reads the log of a channel in both directions, with what Twitch said and the gaps",
  // Which channel it is the service finds out, and asks the policy of it.
  ask: () => ({ action: "chat.search" }),
  params: chatChannelParams,
  query: messagesQuery,
  answer: chatPage,
  handler: ({ person, params, query }) => readMessages(person, params.login, query),
});
