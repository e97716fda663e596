import { z } from "zod";
import { loginInput } from "@/lib/broadcasters/schema";
import { paging } from "@/lib/http/core/paging";
import { isStorable, NOT_STORABLE } from "@/lib/kernel/text";

const instant = z.iso.datetime();
const count = z.number().int().nonnegative();

/** So that a quote fits one chat message (500) with its number, who said it and when. In code points. */
export const MOST_QUOTE_CHARACTERS = 400;
const MOST_NAME_CHARACTERS = 50;

/** Text on one line: what chat shows in one message has no line breaks, tabs or other control characters. */
const oneLine = (most: number, tooLong: string) =>
  z
    .string()
    .refine(isStorable, NOT_STORABLE)
    .transform((text) => text.replace(/[\s\p{Cc}]+/gu, " ").trim())
    .refine((text) => [...text].length <= most, tooLong);

const quoteText = oneLine(
  MOST_QUOTE_CHARACTERS,
  `A quote has at most ${MOST_QUOTE_CHARACTERS} characters.`,
).refine((text) => text !== "", "A quote has words.");
const saidBy = oneLine(MOST_NAME_CHARACTERS, `A name has at most ${MOST_NAME_CHARACTERS} characters.`);
const categoryName = oneLine(100, "A category has at most 100 characters.")
  .transform((name) => (name === "" ? null : name))
  .nullable();

/** Something said on a channel that is worth keeping. */
export const quote = z.object({
  /** Of the channel; never given to another. */
  number: z.number().int().positive(),
  text: z.string(),
  /** As it was written; "" when nobody is named. */
  saidBy: z.string(),
  /** What the channel was in then; null when it was not on air. */
  categoryName: z.string().nullable(),
  /** Null: they asked to be forgotten. */
  addedByLogin: z.string().nullable(),
  addedAt: instant,
  deletedAt: instant.nullable(),
  /** Grows with each change: what was changed meanwhile is not overwritten. */
  version: z.number().int().positive(),
});
export type Quote = z.infer<typeof quote>;

/** A new quote. What the channel is in now is added to it. */
export const newQuote = z.object({ text: quoteText, saidBy: saidBy.default("") });
export type NewQuote = z.output<typeof newQuote>;
export type NewQuoteInput = z.input<typeof newQuote>;

/** What is left out stays. `version`: the one that was edited; another since then is a conflict. */
export const quoteChange = z
  .object({ text: quoteText, saidBy, categoryName })
  .partial()
  .extend({ version: z.number().int().positive().optional() });
export type QuoteChange = z.output<typeof quoteChange>;

/** Numbers fit Postgres's integer. */
const quoteNumber = z.coerce.number().int().min(1).max(2_147_483_647);

export const quotesParams = z.object({ login: loginInput });
export const quoteParams = z.object({ login: loginInput, number: quoteNumber });

/** Which quotes of a channel; the latest first. */
export const quotesQuery = z.object({
  /** Words that stand in the text or in who said it, or a number. */
  q: z.string().trim().max(100).refine(isStorable, NOT_STORABLE).default(""),
  ...paging(),
});
export type QuotesQuery = z.output<typeof quotesQuery>;

export const quoteList = z.object({
  items: z.array(quote),
  next_cursor: z.string().nullable(),
  /** Of all that match. */
  total: count,
  /** What the next quote of the channel is given, as things are now. */
  nextNumber: z.number().int().positive(),
});
export type QuoteList = z.infer<typeof quoteList>;

/** Which quote somebody asks for in chat. */
export type WantedQuote = { number: number } | { words: string } | "random";
