import type { Db } from "@/lib/db/client";
import * as repository from "./repository-import";

export type { ImportedQuote } from "./repository-import";

/** All quotes of a channel and the last number given. To the end of the transaction nobody else gives one. */
export async function holdQuotes(
  tx: Db,
  channelId: string,
): Promise<{ quotes: repository.ImportedQuote[]; lastQuote: number }> {
  await repository.lockQuotes(tx, channelId);
  const quotes = await repository.allQuotes(tx, channelId);
  return {
    quotes: quotes.map((quote) => ({ ...quote, addedAt: quote.addedAt.toISOString() })),
    lastQuote: await repository.lastNumber(tx, channelId),
  };
}

/** Keeps many quotes at once, under numbers that were free when the caller held them; see `holdQuotes`. */
export const importQuotes = repository.insertMany;

/** Deletes what an import kept, where nobody changed it since; gives back the numbers of what was left alone. */
export async function undoQuotes(tx: Db, channelId: string, numbers: readonly number[]): Promise<number[]> {
  await repository.lockQuotes(tx, channelId);
  const deleted = new Set(await repository.deleteUnchanged(tx, channelId, numbers));
  return numbers.filter((number) => !deleted.has(number));
}
