"use client";
import { CloudOff, ExternalLink, RotateCw } from "lucide-react";
import { useTranslations } from "next-intl";
import { useEffect, useEffectEvent, useRef, useState } from "react";
import { Button } from "@/components/ui/button";
import type { Clip } from "@/lib/clips/schema";
import { ClipPicture } from "./clip-picture";
import { embedAddress } from "./embed-address";
import { useVideoKeys } from "./use-video-keys";

interface ClipPlayerProps {
  clip: Pick<
    Clip,
    "title" | "videoUrl" | "embedUrl" | "thumbnailUrl" | "twitchUrl" | "goneAt" | "durationMs"
  >;
  /** The name of the host that we are shown under: Twitch's player wants to know who frames it. */
  host: string;
}

/** The file that is kept here, else Twitch's player, else what is left: the picture, and why there is no more. */
export function ClipPlayer({ clip, host }: ClipPlayerProps) {
  const [failed, setFailed] = useState<string | null>(null);
  const { videoUrl } = clip;
  const framed = embedAddress(clip.embedUrl, host);
  return (
    <div className="overflow-hidden rounded-lg border border-line bg-raised max-md:-mx-4 max-md:rounded-none max-md:border-x-0">
      {videoUrl && failed !== videoUrl ? (
        <Kept key={videoUrl} clip={clip} src={videoUrl} onFailed={() => setFailed(videoUrl)} />
      ) : framed ? (
        <iframe
          key={framed}
          src={framed}
          title={clip.title}
          allow="fullscreen"
          allowFullScreen
          className="block aspect-video w-full"
        />
      ) : (
        <NothingToPlay clip={clip} {...(failed !== null && { onAgain: () => setFailed(null) })} />
      )}
    </div>
  );
}

interface KeptProps {
  clip: ClipPlayerProps["clip"];
  src: string;
  onFailed: () => void;
}

function Kept({ clip, src, onFailed }: KeptProps) {
  const video = useRef<HTMLVideoElement>(null);
  useVideoKeys(video);
  const failed = useEffectEvent(onFailed);
  // What failed before the page's scripts ran tells nobody any more.
  useEffect(() => {
    if (video.current?.error) failed();
  }, []);
  return (
    <video
      ref={video}
      src={src}
      aria-label={clip.title}
      {...(clip.thumbnailUrl && { poster: clip.thumbnailUrl })}
      controls
      playsInline
      preload="metadata"
      onError={onFailed}
      className="block aspect-video max-h-[75dvh] w-full bg-raised"
    />
  );
}

interface NothingProps {
  clip: ClipPlayerProps["clip"];
  /** Given when there is a file here that could not be played. */
  onAgain?: () => void;
}

function NothingToPlay({ clip, onAgain }: NothingProps) {
  const t = useTranslations("clips");
  return (
    <div className="relative">
      <ClipPicture src={clip.thumbnailUrl} className="opacity-40" />
      <div className="absolute inset-0 flex flex-col items-center justify-center p-4 text-center">
        <div className="max-w-md rounded-lg bg-overlay/95 p-4">
          <p className="flex items-center justify-center gap-2 font-semibold">
            <CloudOff aria-hidden className="size-4 shrink-0 text-ink-3" />
            {t(clip.goneAt ? "player.gone" : onAgain ? "player.stopped" : "player.none")}
          </p>
          <p className="mt-1 text-pretty text-ink-2">
            {t(onAgain ? "player.failed" : clip.goneAt ? "player.goneText" : "player.noneText")}
          </p>
          {onAgain && (
            <Button size="small" className="mt-3 mr-2" onClick={onAgain}>
              <RotateCw aria-hidden />
              {t("player.again")}
            </Button>
          )}
          {!clip.goneAt && (
            <Button asChild size="small" className="mt-3">
              <a href={clip.twitchUrl} target="_blank" rel="noopener noreferrer">
                <ExternalLink aria-hidden />
                {t("player.onTwitch")}
              </a>
            </Button>
          )}
        </div>
      </div>
    </div>
  );
}
