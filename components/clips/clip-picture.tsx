"use client";
import { Film } from "lucide-react";
import { useState } from "react";
import { cn } from "@/components/ui/class-names";

interface ClipPictureProps {
  src: string | null;
  className?: string;
}

/** A clip's picture in a box of 16 to 9. Decorative: the title stands beside it. Without one a film stands there. */
export function ClipPicture({ src, className }: ClipPictureProps) {
  const [broken, setBroken] = useState<string | null>(null);
  return (
    <span
      aria-hidden
      className={cn(
        "relative flex aspect-video w-full items-center justify-center overflow-hidden bg-raised text-ink-3",
        className,
      )}
    >
      <Film className="size-1/6 max-w-10 opacity-60" />
      {src && broken !== src && (
        // biome-ignore lint/performance/noImgElement: it is kept in the size that is needed, here or at Twitch
        <img
          src={src}
          alt=""
          width={480}
          height={270}
          loading="lazy"
          decoding="async"
          className="absolute inset-0 size-full object-cover"
          // What failed before the page's scripts ran tells nobody any more.
          ref={(image) => {
            if (image?.complete && image.naturalWidth === 0 && image.currentSrc) setBroken(src);
          }}
          onError={() => setBroken(src)}
        />
      )}
    </span>
  );
}
