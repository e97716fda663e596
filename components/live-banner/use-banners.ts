"use client";
import { type QueryClient, useQueryClient } from "@tanstack/react-query";
import { useEffect, useEffectEvent, useRef, useState } from "react";
import { useHearing } from "@/components/providers/use-hearing";
import { useMutedAmong } from "@/components/providers/use-muted";
import type { RecordedEvent } from "@/lib/events/schema";
import { inboxQuery, itemsOf } from "@/lib/notifications/queries";
import { useRealtimeEvents } from "@/lib/realtime/client";
import { goLives } from "./go-lives";
import {
  advance,
  announce,
  announceMissed,
  type BannerQueue,
  dismissRead,
  dropBroadcaster,
  emptyQueue,
  type GoLive,
  nextChange,
} from "./queue";
import { bannerFor } from "./wanted";

type Edit = (queue: BannerQueue, now: number) => BannerQueue;

/** The banners of this page, fed by the socket and moved on by the clock. */
export function useBanners(): { queue: BannerQueue; edit: (change: Edit) => void } {
  const [queue, setQueue] = useState(emptyQueue);
  const client = useQueryClient();
  const select = useSelection();
  /** Go-lives that the server decides about, by the ids of their announcements. */
  const undecided = useRef(new Map<string, GoLive>());
  const edit = (change: Edit) => setQueue((current) => change(current, Date.now()));
  const moveOn = useEffectEvent(() => edit(advance));

  const show = async (lives: GoLive[], replayed: boolean) => {
    const { now, later } = await select(lives);
    for (const live of later) undecided.current.set(live.id, live);
    edit((current, time) => (replayed ? announceMissed : announce)(current, now, time));
  };
  const showTold = async (id: string) => {
    const live = undecided.current.get(id);
    undecided.current.delete(id);
    if (live && (await isUnread(client, id))) edit((current, time) => announce(current, [live], time));
  };

  useRealtimeEvents((events, { replayed }) => {
    const lives = goLives(events);
    const shown = lives.length > 0 ? show(lives, replayed) : Promise.resolve();
    for (const event of events) {
      takeAway(event, edit);
      if (event.kind === "announcement.told") void shown.then(() => showTold(event.payload.announcementId));
    }
  });

  const next = nextChange(queue);
  useEffect(() => {
    if (next === null) return;
    const timer = setTimeout(moveOn, Math.max(0, next - Date.now()));
    return () => clearTimeout(timer);
  }, [next]);

  return { queue, edit };
}

/** Takes away the banners that an event makes needless. */
function takeAway(event: RecordedEvent, edit: (change: Edit) => void): void {
  if (event.kind === "stream.offline")
    edit((current, now) => dropBroadcaster(current, event.payload.broadcaster.id, now));
  if (event.kind === "notification.changed") edit((current, now) => dismissRead(current, event.payload, now));
}

/** Which of some go-lives get a banner now, and which only if the server decides so. */
function useSelection() {
  const mutedAmong = useMutedAmong();
  const hearingNow = useHearing();
  return async (lives: GoLive[]): Promise<{ now: GoLive[]; later: GoLive[] }> => {
    const hearing = await hearingNow();
    const muted = await mutedAmong(lives.map((live) => live.broadcaster.id));
    const heard = lives.filter((live) => !muted.has(live.broadcaster.id));
    const at = (when: ReturnType<typeof bannerFor>) =>
      heard.filter((live) => bannerFor(hearing, live.broadcaster.id) === when);
    return { now: at("now"), later: at("once told") };
  };
}

/** Whether the inbox, read anew, holds this entry unread. */
async function isUnread(client: QueryClient, id: string): Promise<boolean> {
  const { queryKey } = inboxQuery();
  await client.refetchQueries({ queryKey, exact: true });
  const inbox = client.getQueryData(queryKey);
  return inbox !== undefined && itemsOf(inbox).some((item) => item.id === id && item.readAt === null);
}
