"use client";
import type { ReactNode } from "react";
import { cn } from "@/components/ui/class-names";
import { HEAT_LOOK, type HeatLevel } from "./heat-level";
import { type Place, useGridFocus } from "./use-grid-focus";

export interface HeatCell {
  level: HeatLevel;
  /** What the cell says: "Fri 20 Nov: 4 h 10 min in 1 stream". */
  text: string;
}

interface HeatGridProps {
  label: string;
  rows: readonly { label: string; cells: readonly (HeatCell | null)[] }[];
  /** Above the columns; an empty string leaves one without. */
  columnLabels: readonly string[];
  /** Where the Tab key arrives. */
  start: Place;
  /** Shown while no cell is looked at. */
  summary: ReactNode;
  /** Words at the two ends of the colours. */
  scale: { least: string; most: string };
  /** When a cell is pressed. Cells for which it says no cannot be. */
  onChoose?: { can: (place: Place) => boolean; run: (place: Place) => void };
  /** The narrowest the grid becomes before it scrolls sideways. */
  className?: string;
}

/** A table of colours. Each cell can be reached by the arrow keys and says what it stands for. */
export function HeatGrid(props: HeatGridProps) {
  const { label, rows, columnLabels, summary, scale, className } = props;
  const last = { row: rows.length - 1, column: columnLabels.length - 1 };
  const focus = useGridFocus({ start: props.start, last });
  const looked = focus.looked && rows[focus.looked.row]?.cells[focus.looked.column];
  return (
    <div className="p-4">
      {/* The newest is at the right: a row in reverse begins scrolled to its end. */}
      <div className="-m-1 flex flex-row-reverse overflow-x-auto p-1">
        <table
          // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: a grid is a table with a focus inside
          role="grid"
          aria-label={label}
          aria-readonly
          className={cn("w-full table-fixed border-separate border-spacing-[2px]", className)}
          {...focus.wiring}
        >
          <ColumnLabels labels={columnLabels} />
          <tbody>
            {rows.map((row, rowIndex) => (
              <tr key={row.label}>
                <th
                  scope="row"
                  className="sticky -left-1 z-1 bg-surface pr-2 text-left font-normal text-ink-3 text-xs leading-none"
                >
                  {row.label}
                </th>
                {row.cells.map((cell, column) => {
                  const place = { row: rowIndex, column };
                  // biome-ignore lint/suspicious/noArrayIndexKey: a cell is its place
                  if (!cell) return <td key={column} />;
                  const run = props.onChoose?.can(place) ? props.onChoose.run : undefined;
                  return (
                    <Cell
                      // biome-ignore lint/suspicious/noArrayIndexKey: a cell is its place
                      key={column}
                      cell={cell}
                      place={place}
                      isEntry={focus.isEntry(place)}
                      {...(run ? { onChoose: () => run(place) } : {})}
                    />
                  );
                })}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <div className="mt-3 flex min-h-10 flex-wrap items-start justify-between gap-x-6 gap-y-1 text-xs sm:min-h-5">
        <p className="text-ink-2 tabular-nums">{looked ? looked.text : summary}</p>
        <Scale {...scale} />
      </div>
    </div>
  );
}

interface CellProps {
  cell: HeatCell;
  place: Place;
  /** Whether the Tab key stops here. */
  isEntry: boolean;
  onChoose?: () => void;
}

function Cell({ cell, place, isEntry, onChoose }: CellProps) {
  return (
    <td
      data-cell={`${place.row},${place.column}`}
      tabIndex={isEntry ? 0 : -1}
      aria-label={cell.text}
      className={cn(
        "h-4 rounded-[3px] p-0 hover:outline-2 hover:outline-ink-2 focus-visible:outline-offset-0",
        HEAT_LOOK[cell.level],
        onChoose && "cursor-pointer",
      )}
      {...(onChoose ? { onClick: onChoose } : {})}
      onKeyDown={(event) => {
        if (event.key === "Enter") onChoose?.();
      }}
    />
  );
}

function ColumnLabels({ labels }: { labels: readonly string[] }) {
  return (
    <thead aria-hidden className="text-ink-3 text-xs leading-none">
      <tr>
        <td className="w-9" />
        {labels.map((label, column) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a column is its place
          <td key={column} className="relative h-5 p-0">
            <span className="absolute top-0 left-0 whitespace-nowrap">{label}</span>
          </td>
        ))}
      </tr>
    </thead>
  );
}

function Scale({ least, most }: { least: string; most: string }) {
  return (
    <span aria-hidden className="flex items-center gap-1.5 text-ink-3">
      {least}
      <span className="flex gap-[2px]">
        {([0, 1, 2, 3, 4] as const).map((level) => (
          <span key={level} className={cn("size-3 rounded-[3px]", HEAT_LOOK[level])} />
        ))}
      </span>
      {most}
    </span>
  );
}
