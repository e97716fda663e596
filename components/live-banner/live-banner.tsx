"use client";
import { useQuery } from "@tanstack/react-query";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { type FocusEvent, useState } from "react";
import { useMarkRead } from "@/components/notifications/use-inbox";
import { useMute } from "@/components/providers/use-muted";
import { useFormats } from "@/components/ui/use-formats";
import { hearingQuery } from "@/lib/notifications/queries";
import { LiveCard } from "./live-card";
import { MissedCard } from "./missed-card";
import { type BannerQueue, dismiss, dismissMissed, dropBroadcaster, hold, release } from "./queue";
import { useBanners } from "./use-banners";
import { useGreeting } from "./use-greeting";
import { spokenText } from "./words";

/** Says in the corner of the page who has just gone live. What is opened or let go there is read on every device. */
export function LiveBanner() {
  const t = useTranslations("live-banner");
  const formats = useFormats();
  const { queue, edit } = useBanners();
  const { data: hearing } = useQuery(hearingQuery());
  const { mutate: read } = useMarkRead();
  const mute = useMute();
  useGreeting(hearing?.banner ?? true, edit);

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
        {spokenText(queue, { t, formats })}
      </p>
      <section
        aria-label={t("region")}
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
            onDone={() => {
              take((current, now) => dismiss(current, live.id, now));
              read([live.id]);
            }}
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
            {t("more", { count: queue.waiting.length })}
          </Link>
        )}
      </section>
    </>
  );
}
