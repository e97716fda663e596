import { route } from "@/lib/http/route";
import { pollConnecting } from "@/lib/sending";
import { botAccount } from "@/lib/sending/schema";

export const POST = route({
  ask: () => ({ action: "bot.manage" }),
  answer: botAccount,
  handler: () => pollConnecting(),
});
