"use client";
import Link from "next/link";
import { type FocusEvent, useState } from "react";
import { useMute } from "@/components/providers/use-muted";
import { LiveCard } from "./live-card";
import { MissedCard } from "./missed-card";
import { type BannerQueue, dismiss, dismissMissed, dropBroadcaster, hold, release } from "./queue";
import { useAbsence } from "./use-absence";
import { useBanners } from "./use-banners";
import { namesText } from "./words";

/** Says in the corner of the page who has just gone live. `enabled` is the person's setting. */
export function LiveBanner({ enabled }: { enabled: boolean }) {
  const { queue, edit } = useBanners(enabled);
  const mute = useMute();
  useAbsence(enabled, edit);

  const [pointer, setPointer] = useState(false);
  const enter = () => {
    setPointer(true);
    edit(hold);
  };
  const leave = () => {
    setPointer(false);
    edit(release);
  };
  const blur = (event: FocusEvent<HTMLElement>) => {
    if (!pointer && !event.currentTarget.contains(event.relatedTarget)) edit(release);
  };
  // A card that goes takes pointer and focus with it, and the browser does not always say so.
  const take = (change: (queue: BannerQueue, now: number) => BannerQueue) => {
    setPointer(false);
    edit((current, now) => release(change(current, now), now));
  };

  return (
    <>
      <p role="status" className="sr-only">
        {spoken(queue)}
      </p>
      <section
        aria-label="Just went live"
        onPointerOver={enter}
        onPointerLeave={leave}
        onFocus={() => edit(hold)}
        onBlur={blur}
        className="pointer-events-none fixed inset-x-0 top-0 z-40 flex flex-col gap-2 p-2 md:top-14 md:left-auto md:w-[26rem] md:p-4"
      >
        {queue.missed && <MissedCard names={queue.missed.names} onDismiss={() => take(dismissMissed)} />}
        {queue.shown.map(({ live }) => (
          <LiveCard
            key={live.id}
            live={live}
            onDismiss={() => take((current, now) => dismiss(current, live.id, now))}
            onMute={() => {
              take((current, now) => dropBroadcaster(current, live.broadcaster.id, now));
              mute(live.broadcaster);
            }}
          />
        ))}
        {queue.waiting.length > 0 && (
          <Link
            href="/dashboard"
            className="pointer-events-auto animate-appear self-end rounded-full border border-line bg-overlay px-3 py-1 font-medium text-ink-2 text-xs shadow-lift hover:text-ink"
          >
            +{queue.waiting.length} more
          </Link>
        )}
      </section>
    </>
  );
}

/** What a screen reader hears, once: the ticking "live for" stays out of it. */
function spoken(queue: BannerQueue): string {
  const missed = queue.missed ? `While you were away ${queue.missed.names.length} went live. ` : "";
  if (queue.shown.length === 0) return missed;
  const names = [...queue.shown, ...queue.waiting].map(({ live }) => live.broadcaster.displayName);
  const [only] = queue.shown;
  const what = names.length === 1 && only?.live.stream.title ? `: ${only.live.stream.title}` : "";
  return `${missed}${namesText(names)} ${names.length === 1 ? "is" : "are"} live${what}`;
}
