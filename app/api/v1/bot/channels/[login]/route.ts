import { getChannel, leaveChannel, updateChannelSettings } from "@/lib/bot";
import { channelParams, channelSettings, connectedChannel, editedOfChannel } from "@/lib/bot/schema";
import { route } from "@/lib/http/route";

// Which channel it is the service finds out, and asks the policy of it.
const ask = () => ({ action: "channel.list" }) as const;

export const GET = route({
  operation: "bot.get-channel",
  summary: "Shows one channel that the bot is or was connected to",
  ask,
  params: channelParams,
  answer: connectedChannel,
  etag: editedOfChannel,
  handler: ({ person, params }) => getChannel(person, params.login),
});

export const PATCH = route({
  operation: "bot.update-channel",
  summary: "Changes how the bot behaves in a channel",
  ask,
  params: channelParams,
  body: channelSettings,
  answer: connectedChannel,
  etag: editedOfChannel,
  ifMatch: true,
  handler: ({ person, params, body }) => updateChannelSettings(person, params.login, body),
});

export const DELETE = route({
  operation: "bot.leave",
  summary: "Makes the bot leave a channel",
  ask,
  params: channelParams,
  answer: connectedChannel,
  handler: ({ person, params }) => leaveChannel(person, params.login),
});
