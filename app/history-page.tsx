import { dehydrate, HydrationBoundary, type QueryClient } from "@tanstack/react-query";
import { cookies } from "next/headers";
import { notFound } from "next/navigation";
import type { ReactNode } from "react";
import { ZONE_COOKIE, zoneOf } from "@/components/theme/theme";
import { TallyError } from "@/lib/kernel/errors";

export type SearchParams = Promise<Record<string, string | string[] | undefined>>;

/** A page's parameters as the browser reads them; of one that is given twice, nothing. */
export async function urlParams(given: SearchParams): Promise<URLSearchParams> {
  const single = Object.entries(await given).flatMap(([name, value]) =>
    typeof value === "string" ? [[name, value]] : [],
  );
  return new URLSearchParams(single);
}

/** The zone that the browser told us, or UTC on its first visit. */
export const pageZone = async (): Promise<string> => zoneOf((await cookies()).get(ZONE_COOKIE)?.value);

/** What was asked for, or the page that says it is not there: for an unknown channel, and an id that is none. */
export async function orNotFound<T>(asked: Promise<T>): Promise<T> {
  try {
    return await asked;
  } catch (error) {
    if (error instanceof TallyError && (error.code === "not_found" || error.code === "bad_request"))
      notFound();
    throw error;
  }
}

/** Gives the browser what the server has put into the cache. */
export function Hydrated({ client, children }: { client: QueryClient; children: ReactNode }) {
  return <HydrationBoundary state={dehydrate(client)}>{children}</HydrationBoundary>;
}
