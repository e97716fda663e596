import { route } from "@/lib/http/route";
import { pollConnecting } from "@/lib/sending";
import { botAccount } from "@/lib/sending/schema";

export const POST = route({
  operation: "bot.poll-account",
  summary: "Asks Twitch once whether the bot's account has been connected",
  ask: () => ({ action: "bot.manage" }),
  answer: botAccount,
  handler: () => pollConnecting(),
});
