"use client";
import { Tooltip as Radix } from "radix-ui";
import type { ReactElement } from "react";
import { mainLandmark } from "@/components/ui/main-landmark";
import type { ClipFlag } from "@/lib/clips/schema";
import { ClipPicture } from "./clip-picture";
import { useFlagWords } from "./use-flag-words";

/** What a clip is, with its picture, on hover and on keyboard focus. The link itself says its title. */
export function FlagTip({ flag, children }: { flag: ClipFlag; children: ReactElement }) {
  const wordsOf = useFlagWords();
  return (
    <Radix.Root delayDuration={200}>
      <Radix.Trigger asChild>{children}</Radix.Trigger>
      <Radix.Portal container={mainLandmark()}>
        <Radix.Content
          side="top"
          sideOffset={6}
          collisionPadding={8}
          className="z-60 w-56 animate-appear overflow-hidden rounded-lg border border-line bg-overlay text-ink text-xs shadow-lift"
        >
          <ClipPicture src={flag.thumbnailUrl} />
          <span className="block px-2.5 py-2">
            <bdi className="line-clamp-2 font-medium">{flag.title}</bdi>
            <span className="mt-0.5 block text-ink-2 tabular-nums">{wordsOf(flag)}</span>
          </span>
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  );
}
