"use client";
import { useQueryClient } from "@tanstack/react-query";
import { useEffect, useEffectEvent } from "react";
import { useNow } from "@/components/ui/clock";
import { inboxQuery, itemsOf } from "@/lib/notifications/queries";
import { type BannerQueue, summarise } from "./queue";

const KEY = "tallylight.here";
/** Shorter absences, in ms, are told by the socket or are no absence. */
const SHORTEST_MS = 10 * 60_000;
const MINUTE_MS = 60_000;

/** When any tab of this browser was last open, or null when never (or when storage is closed to us). */
function lastHere(): number | null {
  try {
    const stored = Number(window.localStorage.getItem(KEY));
    return stored > 0 ? stored : null;
  } catch {
    return null;
  }
}

function stillHere(): void {
  try {
    window.localStorage.setItem(KEY, String(Date.now()));
  } catch {
    // Without storage nobody is greeted with what they missed; the bell has it all the same.
  }
}

/** Tells somebody who comes back, the next day for example, who went live in the meantime. */
export function useAbsence(
  enabled: boolean,
  edit: (change: (queue: BannerQueue, now: number) => BannerQueue) => void,
): void {
  const client = useQueryClient();
  const minute = useNow(MINUTE_MS);
  const greet = useEffectEvent(() => {
    const since = lastHere();
    if (!enabled || since === null || Date.now() - since < SHORTEST_MS) return;
    const inbox = client.getQueryData(inboxQuery().queryKey);
    const missed = inbox
      ? itemsOf(inbox).filter((item) => item.readAt === null && Date.parse(item.createdAt) > since)
      : [];
    edit((queue, now) =>
      summarise(queue, [...new Set(missed.map((item) => item.broadcaster.displayName))], now),
    );
  });
  useEffect(() => greet(), []);
  // biome-ignore lint/correctness/useExhaustiveDependencies: once a minute is the point
  useEffect(stillHere, [minute]);
}
