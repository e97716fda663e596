import { infiniteQueryOptions } from "@tanstack/react-query";
import { fetchJson } from "@/lib/http/client";
import type { NewQuoteInput, Quote, QuoteChange, QuoteList } from "./schema";

export { quoteLine } from "./core/quote-line";

export const quoteKeys = {
  lists: (login: string) => ["quotes", login],
  list: (login: string, q: string) => ["quotes", login, q],
} as const;

/** Quotes of a channel that hold these words, page by page, the latest first. */
export const quotesQuery = (login: string, q: string) =>
  infiniteQueryOptions({
    queryKey: quoteKeys.list(login, q),
    initialPageParam: null as string | null,
    queryFn: ({ pageParam, signal }) => {
      const query = new URLSearchParams({ ...(q && { q }), ...(pageParam && { cursor: pageParam }) });
      return fetchJson<QuoteList>(`/api/v1/channels/${login}/quotes?${query}`, { signal });
    },
    getNextPageParam: (last) => last.next_cursor,
  });

export const postQuote = (login: string, quote: NewQuoteInput): Promise<Quote> =>
  fetchJson(`/api/v1/channels/${login}/quotes`, { method: "POST", body: quote });

export const patchQuote = (login: string, number: number, change: QuoteChange): Promise<Quote> =>
  fetchJson(`/api/v1/channels/${login}/quotes/${number}`, { method: "PATCH", body: change });

export const deleteQuote = (login: string, number: number): Promise<void> =>
  fetchJson(`/api/v1/channels/${login}/quotes/${number}`, { method: "DELETE" });

export const restoreQuote = (login: string, number: number): Promise<Quote> =>
  fetchJson(`/api/v1/channels/${login}/quotes/${number}/restore`, { method: "POST" });
