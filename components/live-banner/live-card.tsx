"use client";
import { BellOff, ExternalLink, X } from "lucide-react";
import { useTranslations } from "next-intl";
import { Avatar } from "@/components/ui/avatar";
import { Button } from "@/components/ui/button";
import { LiveLamp } from "@/components/ui/live-lamp";
import { Elapsed } from "@/components/ui/relative-time";
import type { GoLive } from "./queue";

interface LiveCardProps {
  live: GoLive;
  onMute: () => void;
  /** It was opened, or let go. */
  onDone: () => void;
}

/** One go-live: who, what, since when; watch it, silence it, or let it go. */
export function LiveCard({ live, onMute, onDone }: LiveCardProps) {
  const t = useTranslations("live-banner");
  const { broadcaster, stream } = live;
  return (
    <article
      aria-label={t("card", { name: broadcaster.displayName })}
      className="pointer-events-auto flex animate-arrive gap-3 rounded-xl border border-line bg-overlay p-3.5 shadow-lift max-md:[--from-y:-1rem] md:[--from-x:1.5rem] md:[--from-y:0]"
    >
      <Avatar name={broadcaster.displayName} src={broadcaster.avatarUrl} size={44} />
      <div className="min-w-0 flex-1">
        <header className="flex items-center gap-2">
          <LiveLamp lit />
          <h2 className="min-w-0 truncate font-semibold">{broadcaster.displayName}</h2>
          <p className="shrink-0 text-live-ink text-xs tabular-nums">
            {t.rich("onAir", { time: () => <Elapsed since={stream.startedAt} /> })}
          </p>
          <Button
            look="quiet"
            size="small"
            aria-label={t("dismiss", { name: broadcaster.displayName })}
            onClick={onDone}
            className="-my-1 -mr-1.5 ml-auto w-7 px-0"
          >
            <X aria-hidden />
          </Button>
        </header>
        {stream.title && <p className="mt-1 line-clamp-2 text-pretty text-ink-2">{stream.title}</p>}
        {stream.categoryName && <p className="mt-0.5 truncate text-ink-3 text-xs">{stream.categoryName}</p>}
        <footer className="mt-3 flex gap-2">
          <Button asChild look="primary" size="small">
            <a
              href={`https://twitch.tv/${broadcaster.login}`}
              target="_blank"
              rel="noopener noreferrer"
              onClick={onDone}
            >
              <ExternalLink aria-hidden />
              {t("watch")}
            </a>
          </Button>
          <Button look="quiet" size="small" onClick={onMute}>
            <BellOff aria-hidden />
            {t("mute")}
          </Button>
        </footer>
      </div>
    </article>
  );
}
