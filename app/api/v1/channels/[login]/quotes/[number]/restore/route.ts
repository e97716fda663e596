import { route } from "@/lib/http/route";
import { restoreQuote } from "@/lib/quotes";
import { quote, quoteParams } from "@/lib/quotes/schema";

export const POST = route({
  operation: "quotes.restore",
  summary: "Restores a deleted quote",
  ask: () => ({ action: "commands.list" }),
  params: quoteParams,
  answer: quote,
  handler: ({ person, params }) => restoreQuote(person, params.login, params.number),
});
