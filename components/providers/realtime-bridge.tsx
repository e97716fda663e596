"use client";
import { type QueryCacheNotifyEvent, useQueryClient } from "@tanstack/react-query";
import { useEffect, useEffectEvent, useRef } from "react";
import { followingKeys } from "@/lib/broadcasters/queries";
import type { RecordedEvent } from "@/lib/events/schema";
import { fetchJson } from "@/lib/http/client";
import { notificationKeys } from "@/lib/notifications/queries";
import { useRealtimeEvents, useRealtimeRefetch } from "@/lib/realtime/client";
import { editFollowing, editInbox } from "./cache-edits";
import { useMutedAmong } from "./use-muted";

/** How long an event may overtake an answer that was read before it, in ms. */
const OVERTAKING_MS = 20_000;

interface RealtimeBridgeProps {
  /** The person's setting: whether go-lives become notifications at all. */
  inAppEnabled: boolean;
}

/** Carries what happens from the socket into the cache, by pure edits; pages only read the cache. */
export function RealtimeBridge({ inAppEnabled }: RealtimeBridgeProps) {
  const client = useQueryClient();
  const mutedAmong = useMutedAmong();
  const recent = useRecentEvents();
  const inOrder = useRef(Promise.resolve());

  const editInboxWith = async (events: RecordedEvent[]) => {
    const told = events.flatMap((event) =>
      event.kind === "stream.online" && event.payload.announcementId ? [event.payload.broadcaster.id] : [],
    );
    const muted = inAppEnabled && told.length > 0 ? await mutedAmong(told) : new Set<string>();
    editInbox(client, events, (id) => inAppEnabled && !muted.has(id));
  };

  useRealtimeEvents((events) => {
    recent.add(events);
    editFollowing(client, events);
    // Whether a channel is muted may have to be asked; what comes after waits, so that the order holds.
    inOrder.current = inOrder.current.then(() => editInboxWith(events));
    if (events.some((event) => event.kind === "session.ended"))
      void client.fetchQuery({
        queryKey: ["me"],
        queryFn: () => fetchJson("/api/v1/me"),
        staleTime: 0,
        retry: false,
      });
  });
  useRealtimeRefetch(() => void client.invalidateQueries());

  // An answer may have been read on the server before an event and arrive after it: apply the event again.
  const overtake = useEffectEvent((domain: unknown) => {
    const events = recent.list();
    if (domain === followingKeys.all[0]) editFollowing(client, events.filter(isAboutStreams));
    if (domain === notificationKeys.all[0]) void editInboxWith(events);
  });
  useEffect(
    () =>
      client.getQueryCache().subscribe((change) => {
        if (hasArrived(change)) queueMicrotask(() => overtake(change.query.queryKey[0]));
      }),
    [client],
  );
  return null;
}

const isAboutStreams = (event: RecordedEvent) => event.kind.startsWith("stream.");

/** Whether the cache has just got an answer of the server: asked for by it, or rendered into the page. */
function hasArrived(change: QueryCacheNotifyEvent): boolean {
  if (change.query.state.data === undefined) return false;
  if (change.type === "added") return true;
  if (change.type !== "updated") return false;
  return change.action.type === "setState" || (change.action.type === "success" && !change.action.manual);
}

/** The events of the last seconds. */
function useRecentEvents() {
  const held = useRef<{ event: RecordedEvent; at: number }[]>([]);
  return {
    add(events: RecordedEvent[]) {
      const now = Date.now();
      held.current = [
        ...held.current.filter(({ at }) => now - at < OVERTAKING_MS),
        ...events.map((event) => ({ event, at: now })),
      ];
    },
    list: () => held.current.filter(({ at }) => Date.now() - at < OVERTAKING_MS).map(({ event }) => event),
  };
}
