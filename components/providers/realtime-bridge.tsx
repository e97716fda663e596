"use client";
import { type QueryCacheNotifyEvent, useQueryClient } from "@tanstack/react-query";
import { useEffect, useEffectEvent, useRef } from "react";
import { followingKeys } from "@/lib/broadcasters/queries";
import type { RecordedEvent } from "@/lib/events/schema";
import { fetchJson } from "@/lib/http/client";
import { bellFor, notificationKeys } from "@/lib/notifications/queries";
import { useRealtimeEvents, useRealtimeRefetch } from "@/lib/realtime/client";
import { editFollowing, editInbox, refreshInbox } from "./cache-edits";
import { hearingIn } from "./use-hearing";
import { useMutedAmong } from "./use-muted";

/** How long an event may overtake an answer that was read before it, in ms. */
const OVERTAKING_MS = 20_000;

/** Carries what happens from the socket into the cache, by pure edits; pages only read the cache. */
export function RealtimeBridge() {
  const client = useQueryClient();
  const mutedAmong = useMutedAmong();
  const recent = useRecentEvents();
  const inOrder = useRef(Promise.resolve());

  const editInboxWith = async (events: RecordedEvent[]) => {
    const told = events.flatMap((event) =>
      event.kind === "stream.online" && event.payload.announcementId ? [event.payload.broadcaster.id] : [],
    );
    const hearing = await hearingIn(client);
    const rings = told.filter((id) => bellFor(hearing, id) === "rings");
    editInbox(client, events, hearing, rings.length > 0 ? await mutedAmong(rings) : new Set());
    return hearing;
  };
  const takeIn = async (events: RecordedEvent[]) => refreshInbox(client, events, await editInboxWith(events));

  useRealtimeEvents((events) => {
    recent.add(events);
    editFollowing(client, events);
    if (events.some(isAboutHearing)) void client.invalidateQueries({ queryKey: notificationKeys.hearing });
    // Whether a channel is muted may have to be asked; what comes after waits, so that the order holds.
    inOrder.current = inOrder.current.then(() => takeIn(events));
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
  const overtake = useEffectEvent(([domain, part]: readonly unknown[]) => {
    const events = recent.list();
    if (domain === followingKeys.all[0]) editFollowing(client, events.filter(isAboutStreams));
    if (domain === notificationKeys.inbox[0] && part === notificationKeys.inbox[1])
      void editInboxWith(events);
  });
  useEffect(
    () =>
      client.getQueryCache().subscribe((change) => {
        if (hasArrived(change)) queueMicrotask(() => overtake(change.query.queryKey));
      }),
    [client],
  );
  return null;
}

const isAboutHearing = (event: RecordedEvent) =>
  event.kind === "preferences.changed" && event.payload.what === "preferences";

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
