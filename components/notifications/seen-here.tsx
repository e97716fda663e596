"use client";
import { useEffect, useEffectEvent } from "react";
import { useInbox, useMarkRead } from "./use-inbox";

interface SeenHereProps {
  broadcasterId: string;
  /** Twitch's id of the stream that the page shows; left out: whichever is on air. */
  streamId?: string | undefined;
}

/** Whoever looks at a channel that is on air, or at one of its streams, has seen that it went live. */
export function SeenHere({ broadcasterId, streamId }: SeenHereProps) {
  const { items } = useInbox();
  const { mutate: read } = useMarkRead();
  const seen = (items ?? [])
    .filter((item) => item.readAt === null && item.broadcaster.id === broadcasterId)
    .filter((item) => (streamId ? item.lastStreamId === streamId || item.streamId === streamId : item.onAir))
    .map((item) => item.id)
    .join();
  const mark = useEffectEvent(() => {
    // A page that is opened in the background has not been looked at yet.
    if (seen && document.visibilityState === "visible") read(seen.split(","));
  });
  useEffect(() => {
    if (seen) mark();
    document.addEventListener("visibilitychange", mark);
    return () => document.removeEventListener("visibilitychange", mark);
  }, [seen]);
  return null;
}
