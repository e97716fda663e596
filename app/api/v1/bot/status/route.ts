import { botStatus } from "@/lib/bot";
import { botStatus as answer } from "@/lib/bot/schema";
import { route } from "@/lib/http/route";

export const GET = route({
  operation: "bot.status",
  summary: "Shows whether the bot is connected and how busy it is",
  ask: () => ({ action: "bot.read" }),
  answer,
  handler: () => botStatus(),
});
