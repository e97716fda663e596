"use client";
import { useNow } from "@/components/ui/clock";
import { PREVIEW_STEP_MS, previewUrl } from "./preview-url";

/** A small picture of what is on, where there is room for it. Decorative: the title stands beside it. */
export function Preview({ template }: { template: string }) {
  const src = previewUrl(template, 142, 80, useNow(PREVIEW_STEP_MS));
  return (
    <span
      aria-hidden
      className="hidden h-10 w-[4.4375rem] shrink-0 overflow-hidden rounded bg-raised min-[90rem]:block"
    >
      {src && (
        // biome-ignore lint/performance/noImgElement: Twitch serves it in the size we need
        <img
          src={src}
          alt=""
          width={71}
          height={40}
          loading="lazy"
          decoding="async"
          className="size-full object-cover"
        />
      )}
    </span>
  );
}
