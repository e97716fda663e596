import { deleteMessage, getMessage } from "@/lib/chat";
import { chatMessageParams, messageDetail } from "@/lib/chat/schema";
import { route } from "@/lib/http/route";

// Of which channel it is the service finds out, and asks the policy of that.
const ask = () => ({ action: "chat.search" }) as const;

export const GET = route({
  operation: "messages.get",
  summary: "Shows one message",
  ask,
  params: chatMessageParams,
  answer: messageDetail,
  handler: ({ person, params }) => getMessage(person, params.id),
});

export const DELETE = route({
  operation: "messages.delete",
  summary: "Takes a message out of the log; it can be put back",
  description:
    "For the channel's owner, and for moderators who read the log and look after the channel. On Twitch nothing changes.",
  ask,
  params: chatMessageParams,
  answer: null,
  handler: ({ person, params }) => deleteMessage(person, params.id),
});
