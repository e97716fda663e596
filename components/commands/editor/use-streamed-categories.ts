"use client";
import { useQuery } from "@tanstack/react-query";
import { useTimeZone } from "@/components/ui/clock";
import type { Command } from "@/lib/commands/schema";
import { overviewQuery } from "@/lib/streams/queries";

/** So far back lie the categories that can be chosen, in days. */
const CATEGORY_DAYS = 365;

/** What the channel has streamed, to be chosen from; nothing while that is not known. */
export function useStreamedCategories(login: string): Command["categories"] {
  const { data } = useQuery(overviewQuery(login, { days: CATEGORY_DAYS, zone: useTimeZone() }));
  return (data?.categories ?? []).filter(({ name }) => name !== "").map(({ id, name }) => ({ id, name }));
}
