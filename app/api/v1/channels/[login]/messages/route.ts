import { listMessages, putMessage } from "@/lib/chat";
import {
  chatChannelParams,
  messageInput,
  messageList,
  messageListQuery,
  storedMessage,
} from "@/lib/chat/schema";
import { route } from "@/lib/http/route";
import { recordActivity } from "@/lib/viewers";

// Which channel it is the service finds out, and asks the policy of it.
export const GET = route({
  operation: "messages.list",
  summary: "Lists the messages of a channel, newest first",
  ask: () => ({ action: "chat.search" }),
  params: chatChannelParams,
  query: messageListQuery,
  answer: messageList,
  handler: ({ person, params, query }) => listMessages(person, params.login, query),
});

export const POST = route({
  operation: "messages.create",
  summary: "Puts a message into the log of the caller's own channel",
  description:
    "For the channel's owner alone, as it stands there in somebody's name. Nothing is sent to Twitch; for that there is `bot.send-message`. Whoever wants nothing kept is not kept. The same `id` gives the message that is there (200, `created` false).",
  ask: () => ({ action: "chat.own" }),
  params: chatChannelParams,
  body: messageInput,
  answer: storedMessage,
  status: ({ created }) => (created ? 201 : 200),
  handler: ({ person, params, body }) => putMessage(person, params.login, body, { recordActivity }),
});
