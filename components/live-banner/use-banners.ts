"use client";
import { useEffect, useEffectEvent, useState } from "react";
import { useMutedAmong } from "@/components/providers/use-muted";
import { useRealtimeEvents } from "@/lib/realtime/client";
import { goLives } from "./go-lives";
import {
  advance,
  announce,
  announceMissed,
  type BannerQueue,
  dropBroadcaster,
  emptyQueue,
  type GoLive,
  nextChange,
} from "./queue";

type Edit = (queue: BannerQueue, now: number) => BannerQueue;

/** The banners of this page, fed by the socket and moved on by the clock. */
export function useBanners(enabled: boolean): { queue: BannerQueue; edit: (change: Edit) => void } {
  const [queue, setQueue] = useState(emptyQueue);
  const mutedAmong = useMutedAmong();
  const edit = (change: Edit) => setQueue((current) => change(current, Date.now()));
  const moveOn = useEffectEvent(() => edit(advance));

  const show = async (lives: GoLive[], replayed: boolean) => {
    const muted = await mutedAmong(lives.map((live) => live.broadcaster.id));
    const wanted = lives.filter((live) => !muted.has(live.broadcaster.id));
    edit((current, now) => (replayed ? announceMissed : announce)(current, wanted, now));
  };

  useRealtimeEvents((events, { replayed }) => {
    for (const event of events) {
      if (event.kind === "stream.offline")
        edit((current, now) => dropBroadcaster(current, event.payload.broadcaster.id, now));
    }
    const lives = enabled ? goLives(events) : [];
    if (lives.length > 0) void show(lives, replayed);
  });

  const next = nextChange(queue);
  useEffect(() => {
    if (next === null) return;
    const timer = setTimeout(moveOn, Math.max(0, next - Date.now()));
    return () => clearTimeout(timer);
  }, [next]);

  return { queue, edit };
}
