"use client";
import {
  type InfiniteData,
  keepPreviousData,
  useInfiniteQuery,
  useMutation,
  useQueryClient,
} from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useMemo } from "react";
import { toast } from "@/components/ui/toast-store";
import { deleteQuote, quoteKeys, quotesQuery, restoreQuote } from "@/lib/quotes/queries";
import type { Quote, QuoteList } from "@/lib/quotes/schema";
import { useRealtimeEvents } from "@/lib/realtime/client";

type Pages = InfiniteData<QuoteList, string | null>;

/** A channel's quotes that hold these words, the latest first; read again when one is added or changed. */
export function useQuotes(login: string, q: string) {
  const client = useQueryClient();
  useRealtimeEvents((events) => {
    if (events.some((event) => event.kind === "commands.changed" && event.payload.what === "quotes"))
      void client.invalidateQueries({ queryKey: quoteKeys.lists(login) });
  });
  const query = useInfiniteQuery({ ...quotesQuery(login, q), placeholderData: keepPreviousData });
  const pages = query.data?.pages;
  // One that is added while one scrolls may make another stand on two pages.
  const quotes = useMemo(
    () => [
      ...new Map((pages ?? []).flatMap(({ items }) => items.map((item) => [item.number, item]))).values(),
    ],
    [pages],
  );
  return { query, quotes, total: pages?.[0]?.total, nextNumber: pages?.[0]?.nextNumber ?? 1 };
}

/** Deletes a quote, which can be undone for as long as the toast is there. */
export function useDeleteQuote(login: string) {
  const t = useTranslations("quotes");
  const client = useQueryClient();
  const lists = { queryKey: quoteKeys.lists(login) };
  const fresh = () => client.invalidateQueries(lists);
  const failed = (error: Error) => toast(error.message, { tone: "danger" });
  const restore = useMutation({
    mutationFn: (number: number) => restoreQuote(login, number),
    onError: failed,
    onSettled: fresh,
  });
  return useMutation({
    mutationFn: ({ number }: Pick<Quote, "number">) => deleteQuote(login, number),
    onMutate: async ({ number }) => {
      await client.cancelQueries(lists);
      client.setQueriesData<Pages>(lists, (data) => data && without(data, number));
    },
    onSuccess: (_nothing, { number }) =>
      toast(t("sheet.deleted", { number: String(number) }), { undo: () => restore.mutate(number) }),
    onError: failed,
    onSettled: fresh,
  });
}

const without = (data: Pages, number: number): Pages => ({
  ...data,
  pages: data.pages.map((page) => {
    const items = page.items.filter((item) => item.number !== number);
    return { ...page, items, total: page.total - (page.items.length - items.length) };
  }),
});
