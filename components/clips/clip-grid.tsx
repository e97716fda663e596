"use client";
import { useTranslations } from "next-intl";
import { type CSSProperties, useEffect, useRef, useState } from "react";
import { cn } from "@/components/ui/class-names";
import type { Clip } from "@/lib/clips/schema";
import { ClipCard } from "./clip-card";
import { takeOpened } from "./last-opened";
import { clipPath, placePath } from "./links";
import type { ClipsPlace } from "./place";
import { useGrid } from "./use-grid";
import { useGridKeys } from "./use-grid-keys";

interface ClipGridProps {
  /** A new array whenever a clip or its place is another. */
  clips: readonly Clip[];
  /** The list that they are of: a clip's page leads on through it. */
  place: ClipsPlace;
  /** How many there are in all, also of those that are not loaded. */
  total: number;
  busy?: boolean;
}

/** What is drawn before the width is known: as much as fits the first screen of most windows. */
const FIRST = 20;

/**
 * Cards side by side, any number of them; only those near the window are drawn. Whoever comes back from a clip finds
 * the focus on it.
 */
export function ClipGrid({ clips, place, total, busy = false }: ClipGridProps) {
  const t = useTranslations("clips");
  const grid = useRef<HTMLUListElement>(null);
  const [focused, setFocused] = useState<string | null>(null);
  const keys = clips.map(({ id }) => id);
  const index = focused === null ? -1 : keys.indexOf(focused);
  const { shape, height, cards, showCard } = useGrid(grid, clips.length, index);
  const { move, handlers } = useGridKeys({
    ...{ grid, keys, index, columns: shape?.columns ?? 1 },
    show: showCard,
    onFocused: setFocused,
  });
  useReturn(placePath(place), shape !== null, (id) => move(keys.indexOf(id)));
  const drawn = cards ?? clips.slice(0, FIRST).map((_, at) => ({ index: at, left: 0, top: 0 }));
  return (
    <ul
      ref={grid}
      aria-label={t("list.label")}
      aria-busy={busy}
      {...handlers}
      className={cn(
        "relative",
        !shape && "grid grid-cols-[repeat(auto-fill,minmax(min(100%,14.5rem),1fr))] gap-4",
      )}
      {...(shape && { style: { height } })}
    >
      {drawn.map(({ index: at, left, top }) => {
        const clip = clips[at];
        const style: CSSProperties | undefined = shape
          ? { width: shape.width, height: shape.height, transform: `translate(${left}px, ${top}px)` }
          : undefined;
        return (
          clip && (
            <li
              key={clip.id}
              data-key={clip.id}
              aria-setsize={total}
              aria-posinset={at + 1}
              className={cn(shape && "absolute top-0 left-0")}
              {...(style && { style })}
            >
              <ClipCard
                clip={clip}
                href={clipPath(clip.id, place)}
                withChannel={place.channel === undefined}
              />
            </li>
          )
        );
      })}
    </ul>
  );
}

/** Once, as soon as the grid is laid out: back to the clip that was opened from this list. */
function useReturn(list: string, ready: boolean, onReturn: (id: string) => void): void {
  const done = useRef(false);
  useEffect(() => {
    if (!ready || done.current) return;
    done.current = true;
    const id = takeOpened(list);
    if (id !== null) onReturn(id);
  });
}
