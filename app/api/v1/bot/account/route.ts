import { route } from "@/lib/http/route";
import { beginConnecting, disconnectAccount, readAccount } from "@/lib/sending";
import { botAccount } from "@/lib/sending/schema";

const ask = () => ({ action: "bot.manage" }) as const;

export const GET = route({
  operation: "bot.get-account",
  summary: "Shows the Twitch account that the bot speaks as",
  ask,
  answer: botAccount,
  handler: () => readAccount(),
});

export const POST = route({
  operation: "bot.connect-account",
  summary: "Begins connecting a Twitch account for the bot to speak as",
  ask,
  answer: botAccount,
  status: 201,
  handler: ({ person }) => beginConnecting(person),
});

export const DELETE = route({
  operation: "bot.disconnect-account",
  summary: "Disconnects the bot's Twitch account",
  ask,
  answer: botAccount,
  handler: () => disconnectAccount(),
});
