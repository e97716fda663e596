"use client";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useEffect, useEffectEvent } from "react";
import { inboxQuery, itemsOf, visitQuery } from "@/lib/notifications/queries";
import type { Visit } from "@/lib/notifications/schema";
import { type BannerQueue, summarise } from "./queue";

/**
 * Says as long as the page is in view that somebody is here, and tells them once when they come back, the next day for
 * example, who went live in the meantime: on the device that they came back with.
 */
export function useGreeting(
  enabled: boolean,
  edit: (change: (queue: BannerQueue, now: number) => BannerQueue) => void,
): void {
  const client = useQueryClient();
  const { data: visit } = useQuery(visitQuery());
  const greet = useEffectEvent(({ awaySince, beganAt }: Visit) => {
    const inbox = client.getQueryData(inboxQuery().queryKey);
    if (!enabled || awaySince === null || !inbox) return;
    const missed = itemsOf(inbox).filter(
      ({ type, readAt, createdAt }) =>
        type === "broadcaster_live" && readAt === null && createdAt > awaySince && createdAt <= beganAt,
    );
    edit((queue, now) =>
      summarise(queue, [...new Set(missed.map((item) => item.broadcaster.displayName))], now),
    );
  });
  useEffect(() => {
    if (visit?.returned) greet(visit);
  }, [visit]);
}
