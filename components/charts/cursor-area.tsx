"use client";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { percent } from "./paths";
import { AXIS_COLUMN } from "./plot";
import type { Cursor, useCursor } from "./use-cursor";

interface CursorAreaProps {
  /** What the chart shows, as in "Viewers over time". */
  label: string;
  places: readonly number[];
  control: ReturnType<typeof useCursor>;
  /** Where the cursor is, in words: "20:14". The values themselves are in the readout. */
  placeOf: (index: number) => string;
  children: ReactNode;
}

/** The plots of a chart with one cursor through all of them: a slider to keyboards and screen readers. */
export function CursorArea({ label, places, control, placeOf, children }: CursorAreaProps) {
  const t = useTranslations("charts");
  const { cursor, handlers } = control;
  const last = Math.max(0, places.length - 1);
  const index = cursor?.index ?? last;
  return (
    <div className="relative pt-7">
      {children}
      <div
        role="slider"
        tabIndex={0}
        aria-label={t("cursor", { label })}
        aria-valuemin={0}
        aria-valuemax={last}
        aria-valuenow={index}
        aria-valuetext={places.length > 0 ? placeOf(index) : t("nothing")}
        className={`${AXIS_COLUMN} absolute inset-0 top-7 cursor-crosshair touch-pan-y rounded-sm outline-offset-4`}
        {...handlers}
      >
        {cursor && (
          <span
            aria-hidden
            className="pointer-events-none absolute inset-y-0 w-px bg-ink-3"
            style={{ left: percent(places[cursor.index] ?? 0) }}
          />
        )}
      </div>
    </div>
  );
}

/** A dot on a line, where the cursor is. Stands in a `Plot`. */
export function CursorDot({ x, y, className }: { x: number; y: number; className: string }) {
  return (
    <span
      aria-hidden
      className={`pointer-events-none absolute z-1 size-2.5 -translate-x-1/2 translate-y-1/2 rounded-full ring-2 ring-surface ${className}`}
      style={{ left: percent(x), bottom: percent(y) }}
    />
  );
}

/**
 * The values at the cursor, on a line that is always there. Screen readers hear it when the keyboard moved
 * the cursor; a pointer passing by would only chatter.
 */
export function Readout({ cursor, children }: { cursor: Cursor | null; children: ReactNode }) {
  return (
    <p
      aria-live={cursor?.byKeyboard ? "polite" : "off"}
      className="flex min-h-10 flex-wrap content-start items-center gap-x-4 text-ink-2 tabular-nums sm:min-h-5"
    >
      {children}
    </p>
  );
}
