"use client";
import { useVirtualizer } from "@tanstack/react-virtual";
import { memo, type ReactNode, useCallback, useEffect, useRef } from "react";
import type { ChatLine } from "@/lib/chat/schema";
import { DayHeading } from "./day-heading";
import { LogLine } from "./log-line";
import type { LogRow } from "./log-rows";

interface LiveListProps {
  rows: readonly LogRow[];
  /** Stands before the oldest line. */
  head: ReactNode;
  /** The box that scrolls; null until it is there. */
  scroller: HTMLDivElement | null;
}

/** A finger's width: whoever is this near the end wants to see what comes. */
const NEAR_END = 48;
const ASSUMED = { width: 800, height: 640 };

/**
 * The lines of a live chat in a box that scrolls by itself. Draws only what is in view; stays at the end while
 * lines are added, and stays where one reads while older ones are put before.
 */
export function LiveList({ rows, head, scroller }: LiveListProps) {
  const virtualizer = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller,
    // Its identity tells the virtualizer to lay out anew.
    getItemKey: useCallback((index: number) => rows[index]?.key ?? index, [rows]),
    estimateSize: (index) => heightOf(rows[index]),
    overscan: 12,
    anchorTo: "end",
    followOnAppend: true,
    scrollEndThreshold: NEAR_END,
    initialRect: ASSUMED,
    // Space for the head, which is not virtual.
    scrollMargin: HEAD_HEIGHT,
  });
  const begun = useRef(false);
  useEffect(() => {
    if (!scroller || begun.current || rows.length === 0) return;
    begun.current = true;
    virtualizer.scrollToIndex(rows.length - 1, { align: "end" });
  }, [scroller, rows.length, virtualizer]);

  return (
    <>
      <div style={{ height: HEAD_HEIGHT }} className="overflow-hidden">
        {head}
      </div>
      <ol className="relative" style={{ height: virtualizer.getTotalSize() }}>
        {virtualizer.getVirtualItems().map(({ index, key, start }) => {
          const row = rows[index];
          return (
            row && (
              <li
                key={key}
                ref={virtualizer.measureElement}
                data-index={index}
                className="absolute inset-x-0 top-0"
                style={{ transform: `translateY(${start - HEAD_HEIGHT}px)` }}
              >
                {row.kind === "day" ? <DayHeading at={row.at} /> : <Line line={row.line} />}
              </li>
            )
          );
        })}
      </ol>
    </>
  );
}

/** What is drawn already is drawn again only when it changed. */
const Line = memo(LogLine);

/** As LoadMore is high, in CSS px. */
const HEAD_HEIGHT = 56;

const heightOf = (row: LogRow | undefined): number => (row?.kind === "day" ? 40 : lineHeight(row?.line));

/** Before it is measured: a line of text is 28 px, an event stands over two. */
const lineHeight = (line: ChatLine | undefined): number =>
  line?.type === "event" || (line?.type === "message" && line.message.replyTo) ? 48 : 28;
