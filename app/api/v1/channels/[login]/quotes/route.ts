import { route } from "@/lib/http/route";
import { createQuote, listQuotes } from "@/lib/quotes";
import { newQuote, quote, quoteList, quotesParams, quotesQuery } from "@/lib/quotes/schema";

// Whose channel it is the service finds out, and asks the policy of it.
const ask = () => ({ action: "commands.list" }) as const;

export const GET = route({
  operation: "quotes.list",
  summary: "Lists the quotes of a channel",
  ask,
  params: quotesParams,
  query: quotesQuery,
  answer: quoteList,
  handler: ({ person, params, query }) => listQuotes(person, params.login, query),
});

export const POST = route({
  operation: "quotes.create",
  summary: "Adds a quote to a channel",
  ask,
  params: quotesParams,
  body: newQuote,
  answer: quote,
  status: 201,
  handler: ({ person, params, body }) => createQuote(person, params.login, body),
});
