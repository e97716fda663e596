import { getChannel, leaveChannel, updateChannelSettings } from "@/lib/bot";
import { channelParams, channelSettings, connectedChannel } from "@/lib/bot/schema";
import { route } from "@/lib/http/route";

// Which channel it is the service finds out, and asks the policy of it.
const ask = () => ({ action: "channel.list" }) as const;

export const GET = route({
  ask,
  params: channelParams,
  answer: connectedChannel,
  handler: ({ person, params }) => getChannel(person, params.login),
});

export const PATCH = route({
  ask,
  params: channelParams,
  body: channelSettings,
  answer: connectedChannel,
  handler: ({ person, params, body }) => updateChannelSettings(person, params.login, body),
});

export const DELETE = route({
  ask,
  params: channelParams,
  answer: connectedChannel,
  handler: ({ person, params }) => leaveChannel(person, params.login),
});
