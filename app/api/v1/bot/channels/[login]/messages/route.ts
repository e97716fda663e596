import { channelParams } from "@/lib/bot/schema";
import { route } from "@/lib/http/route";
import { listOutgoing, sayInChannel } from "@/lib/sending";
import { outgoingList, outgoingMessage, outgoingQuery, sayInput } from "@/lib/sending/schema";

// Which channel it is the service finds out, and asks the policy of it.
const ask = () => ({ action: "channel.list" }) as const;

export const GET = route({
  operation: "bot.list-messages",
  summary: "Lists what the bot was asked to say in a channel and what became of it",
  ask,
  params: channelParams,
  query: outgoingQuery,
  answer: outgoingList,
  handler: ({ person, params, query }) => listOutgoing(person, params.login, query),
});

export const POST = route({
  operation: "bot.send-message",
  summary: "Sends a message to a channel's chat as the bot",
  ask,
  params: channelParams,
  body: sayInput,
  answer: outgoingMessage,
  status: 202,
  handler: ({ person, params, body }) => sayInChannel(person, params.login, body),
});
