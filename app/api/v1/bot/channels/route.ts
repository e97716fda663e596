import { joinChannel, listChannels } from "@/lib/bot";
import { connectChannelInput, connectedChannel, connectedChannelList } from "@/lib/bot/schema";
import { route } from "@/lib/http/route";

export const GET = route({
  ask: () => ({ action: "channel.list" }),
  answer: connectedChannelList,
  handler: async ({ person }) => ({ items: await listChannels(person) }),
});

export const POST = route({
  // Which channel it is the service finds out, and asks the policy of it.
  ask: () => ({ action: "channel.list" }),
  body: connectChannelInput,
  answer: connectedChannel,
  handler: ({ person, body }) => joinChannel(person, body),
});
