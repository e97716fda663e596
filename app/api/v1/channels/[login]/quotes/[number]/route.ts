import { route } from "@/lib/http/route";
import { getQuote, removeQuote, updateQuote } from "@/lib/quotes";
import { quote, quoteChange, quoteParams } from "@/lib/quotes/schema";

// Whose channel it is the service finds out, and asks the policy of it.
const ask = () => ({ action: "commands.list" }) as const;

export const GET = route({
  operation: "quotes.get",
  summary: "Shows one quote of a channel by its number",
  ask,
  params: quoteParams,
  answer: quote,
  etag: ({ version }) => version,
  handler: ({ person, params }) => getQuote(person, params.login, params.number),
});

export const PATCH = route({
  operation: "quotes.update",
  summary: "Changes a quote",
  ask,
  params: quoteParams,
  body: quoteChange,
  answer: quote,
  etag: ({ version }) => version,
  ifMatch: true,
  handler: ({ person, params, body }) => updateQuote(person, params.login, params.number, body),
});

export const DELETE = route({
  operation: "quotes.delete",
  summary: "Deletes a quote; it can be restored",
  ask,
  params: quoteParams,
  answer: null,
  ifMatch: true,
  handler: ({ person, params }) => removeQuote(person, params.login, params.number),
});
