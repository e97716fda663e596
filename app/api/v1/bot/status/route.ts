import { botStatus } from "@/lib/bot";
import { botStatus as answer } from "@/lib/bot/schema";
import { route } from "@/lib/http/route";

export const GET = route({
  ask: () => ({ action: "bot.read" }),
  answer,
  handler: () => botStatus(),
});
