"use client";
import { type InfiniteData, keepPreviousData, useInfiniteQuery, useQueryClient } from "@tanstack/react-query";
import { useMemo } from "react";
import {
  type CommandsShown,
  commandKeys,
  commandsQuery,
  countedUp,
  isAboutCommands,
} from "@/lib/commands/queries";
import type { CommandList } from "@/lib/commands/schema";
import { useRealtimeEvents } from "@/lib/realtime/client";

/** A channel's commands as the table shows them, kept fresh: uses count up as they are answered. */
export function useCommands(login: string, shown: CommandsShown) {
  const client = useQueryClient();
  useRealtimeEvents((events) => {
    const lists = { queryKey: commandKeys.lists(login) };
    client.setQueriesData<InfiniteData<CommandList, string | null>>(
      lists,
      (data) =>
        data && { ...data, pages: events.reduce((pages, event) => countedUp(pages, event), data.pages) },
    );
    if (events.some(isAboutCommands)) void client.invalidateQueries(lists);
  });
  const query = useInfiniteQuery({ ...commandsQuery(login, shown), placeholderData: keepPreviousData });
  const pages = query.data?.pages;
  // Who is used while one scrolls may stand on two pages.
  const commands = useMemo(
    () => [...new Map((pages ?? []).flatMap(({ items }) => items.map((item) => [item.id, item]))).values()],
    [pages],
  );
  return { query, commands, total: pages?.[0]?.total };
}
