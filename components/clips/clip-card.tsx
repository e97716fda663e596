"use client";
import { Eye } from "lucide-react";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { Badge } from "@/components/ui/badge";
import { Count } from "@/components/ui/count";
import { RelativeTime } from "@/components/ui/relative-time";
import type { Clip } from "@/lib/clips/schema";
import { ClipPicture } from "./clip-picture";
import { lengthText } from "./length-text";
import { channelClipsPath } from "./links";

interface ClipCardProps {
  clip: Clip;
  href: string;
  /** Left out where all clips are of one channel. */
  withChannel: boolean;
}

const ON_PICTURE =
  "absolute bottom-1.5 inline-flex items-center gap-1 rounded bg-overlay/90 px-1.5 py-0.5 text-ink text-xs tabular-nums leading-4";

/** One clip in a grid. All of it is a link; what stands under the picture is as high as in every other card. */
export function ClipCard({ clip, href, withChannel }: ClipCardProps) {
  const t = useTranslations("clips");
  const { title, creator, broadcaster, category, goneAt } = clip;
  return (
    <div className="group relative">
      <div className="relative overflow-hidden rounded-lg border border-line group-hover:border-line-control">
        <ClipPicture src={clip.thumbnailUrl} />
        {goneAt && (
          <Badge tone="warn" className="absolute top-1.5 left-1.5">
            {t("card.gone")}
          </Badge>
        )}
        <span className={`${ON_PICTURE} left-1.5`}>
          <span className="sr-only">{t("card.length")}</span>
          {lengthText(clip.durationMs)}
        </span>
        <span className={`${ON_PICTURE} right-1.5`}>
          <Eye aria-hidden className="size-3.5 text-ink-2" />
          <span className="sr-only">{t("card.views")}</span>
          <Count value={clip.views} short />
        </span>
      </div>
      <div className="h-22 overflow-hidden pt-2 text-xs">
        <Link
          href={href}
          data-row=""
          prefetch={false}
          className="line-clamp-2 break-words rounded font-medium text-ink text-sm leading-5 after:absolute after:inset-0 after:rounded-lg group-hover:text-accent focus-visible:outline-none focus-visible:after:outline-2 focus-visible:after:outline-accent"
        >
          <bdi>{title}</bdi>
        </Link>
        <p className="mt-1 truncate text-ink-2">
          {withChannel && (
            <>
              <Link
                href={channelClipsPath(broadcaster.login)}
                prefetch={false}
                className="relative z-1 rounded hover:text-accent"
              >
                {broadcaster.displayName}
              </Link>
              <span aria-hidden> · </span>
            </>
          )}
          <bdi>{t("card.by", { name: creator.name })}</bdi>
        </p>
        <p className="mt-0.5 truncate text-ink-3">
          <RelativeTime at={clip.createdAt} />
          {category?.name && (
            <>
              <span aria-hidden> · </span>
              <bdi>{category.name}</bdi>
            </>
          )}
        </p>
      </div>
    </div>
  );
}
