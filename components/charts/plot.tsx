import type { ReactNode } from "react";
import { cn } from "@/components/ui/class-names";
import { percent, VIEW } from "./paths";
import type { ValueAxis } from "./value-axis";

/** A label at a place of an axis, from 0 to 1. */
export interface AxisMark {
  at: number;
  label: string;
}

interface PlotProps {
  /** In CSS px; known beforehand, so that nothing moves when the data comes. */
  height: number;
  y: ValueAxis;
  /** What the y axis counts: "viewers", "hours". */
  unit: string;
  labelOf: (value: number) => string;
  /** What is drawn, in the square of `VIEW`: it is stretched, so strokes carry `vector-effect`. */
  shapes?: ReactNode;
  /** What stands on the drawing and must not be stretched: dots, labels. */
  children?: ReactNode;
}

/** Column of the y axis' labels, so that plots under each other line up. */
export const AXIS_COLUMN = "ml-11";

/** A drawing between its axes: values on the left, lines across. It has the width of its place, at any time. */
export function Plot({ height, y, unit, labelOf, shapes, children }: PlotProps) {
  return (
    <div className={cn("relative", AXIS_COLUMN)} style={{ height }}>
      <div aria-hidden className="pointer-events-none absolute inset-0">
        {y.ticks.map((tick) => (
          <div
            key={tick}
            className={cn("absolute inset-x-0 border-t", tick === 0 ? "border-line-control" : "border-line")}
            style={{ bottom: percent(tick / y.top) }}
          >
            <span className="absolute top-0 right-full mr-2 -translate-y-1/2 text-ink-3 text-xs tabular-nums leading-none">
              {labelOf(tick)}
            </span>
          </div>
        ))}
        <span className="absolute bottom-full left-0 mb-1.5 text-ink-3 text-xs leading-none">{unit}</span>
      </div>
      {shapes && (
        <svg
          aria-hidden="true"
          viewBox={`0 0 ${VIEW} ${VIEW}`}
          preserveAspectRatio="none"
          className="absolute inset-0 size-full overflow-visible"
        >
          {shapes}
        </svg>
      )}
      {children}
    </div>
  );
}

/** The labels of the x axis. On narrow screens every other one is left out. */
export function XAxis({ marks, className }: { marks: readonly AxisMark[]; className?: string }) {
  return (
    <div
      aria-hidden
      className={cn("relative h-6 text-ink-3 text-xs tabular-nums leading-none", AXIS_COLUMN, className)}
    >
      {marks.map(({ at, label }, index) => (
        <span
          key={at}
          className={cn(
            "absolute top-2 whitespace-nowrap",
            at > 0.96 ? "-translate-x-full" : at < 0.03 ? "" : "-translate-x-1/2",
            index % 2 === 1 && "max-sm:hidden",
          )}
          style={{ left: percent(at) }}
        >
          {label}
        </span>
      ))}
    </div>
  );
}
