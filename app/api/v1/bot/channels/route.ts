import { joinChannel, listChannels } from "@/lib/bot";
import { connectChannelInput, connectedChannel, connectedChannelList } from "@/lib/bot/schema";
import { route } from "@/lib/http/route";

export const GET = route({
  operation: "bot.list-channels",
  summary: "Lists the channels that the bot is connected to",
  ask: () => ({ action: "channel.list" }),
  answer: connectedChannelList,
  handler: async ({ person }) => ({ items: await listChannels(person) }),
});

export const POST = route({
  operation: "bot.join",
  summary: "Makes the bot join a channel",
  // Which channel it is the service finds out, and asks the policy of it.
  ask: () => ({ action: "channel.list" }),
  body: connectChannelInput,
  answer: connectedChannel,
  handler: ({ person, body }) => joinChannel(person, body),
});
