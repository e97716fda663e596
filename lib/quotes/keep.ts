import type { z } from "zod";
import { recordAudit } from "@/lib/audit";
import type { Db } from "@/lib/db/client";
import type { DomainEvent } from "@/lib/events/schema";
import { TallyError } from "@/lib/kernel/errors";
import { quoteOfRow } from "./core/quote-of-row";
import * as repository from "./repository";
import { type NewQuoteInput, newQuote, type Quote, type WantedQuote } from "./schema";

/** A quote after a change, and what is to be appended to the outbox at the end of the transaction. */
export interface KeptQuote {
  quote: Quote;
  events: DomainEvent[];
}

/**
 * Keeps a quote under a number of its own, with the category the channel is in now.
 * @throws TallyError unprocessable when it has no words or too many
 */
export async function addQuote(
  tx: Db,
  channelId: string,
  input: NewQuoteInput,
  addedBy: { id: string; login: string },
): Promise<KeptQuote> {
  const parsed = newQuote.safeParse(input);
  if (!parsed.success) throw unfit(parsed.error);
  const row = await repository.insertQuote(tx, { channelId, ...parsed.data, addedBy });
  if (!row) throw new Error("Postgres kept a quote without saying so.");
  const target = { kind: "quote", id: String(row.number) } as const;
  await recordAudit(tx, { action: "quote.create", target, channelId, chatterId: addedBy.id });
  return { quote: quoteOfRow(row), events: quotesChanged(channelId) };
}

/** Deletes a quote; undefined when there is none of that number. Its number is not given to another. */
export async function deleteQuote(tx: Db, channelId: string, number: number): Promise<KeptQuote | undefined> {
  const row = await repository.putDeleted(tx, channelId, number, true);
  const target = { kind: "quote", id: String(number) } as const;
  if (row) await recordAudit(tx, { action: "quote.delete", target, channelId });
  return row && { quote: quoteOfRow(row), events: quotesChanged(channelId) };
}

/**
 * The quote somebody asks for: of that number, or one at random, among all or among those that hold all of the words.
 * `random` gives 0 to 1, without 1. Undefined when there is none.
 */
export async function findQuote(
  db: Db,
  channelId: string,
  wanted: WantedQuote,
  random: () => number,
): Promise<Quote | undefined> {
  if (wanted !== "random" && "number" in wanted) {
    if (!Number.isInteger(wanted.number) || wanted.number > 2_147_483_647) return undefined;
    const row = await repository.quoteByNumber(db, channelId, wanted.number);
    return row && row.deletedAt === null ? quoteOfRow(row) : undefined;
  }
  const words = wanted === "random" ? [] : wordsOf(wanted.words);
  const row = await repository.quoteAt(db, channelId, words, random());
  return row && quoteOfRow(row);
}

/** In lower case, as they are looked for. What no row can hold is in none. */
export const wordsOf = (text: string): string[] => text.toLowerCase().split(/\s+/).filter(Boolean);

export const quotesChanged = (channelId: string): DomainEvent[] => [
  { kind: "commands.changed", payload: { channelId, what: "quotes" } },
];

function unfit(error: z.ZodError): TallyError {
  const fields = error.issues.map(({ path, message }) => ({ field: path.join("."), message }));
  return new TallyError("unprocessable", fields[0]?.message ?? "This is no quote.", { fields });
}
