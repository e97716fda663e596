"use client";
import { type QueryClient, useQueryClient } from "@tanstack/react-query";
import { hearingQuery } from "@/lib/notifications/queries";
import type { Hearing } from "@/lib/notifications/schema";

/** As somebody hears who never chose anything. */
const UNCHANGED: Hearing = { banner: true, bell: "rings", changes: false, exceptions: {} };

/** How the person wants to be told; while that cannot be known, as if they had chosen nothing. */
export const hearingIn = (client: QueryClient): Promise<Hearing> =>
  client.ensureQueryData(hearingQuery()).catch(() => UNCHANGED);

/** Asks how the person wants to be told. */
export function useHearing(): () => Promise<Hearing> {
  const client = useQueryClient();
  return () => hearingIn(client);
}
