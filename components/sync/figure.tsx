import type { ReactNode } from "react";

interface FigureProps {
  label: string;
  value: ReactNode;
  /** A line below: what it is out of, or when it was. */
  note?: ReactNode;
}

/** One number with its name. Stands in a `<dl>` that is a grid: numbers side by side are on one line, however long their names. */
export function Figure({ label, value, note }: FigureProps) {
  return (
    <div className="row-span-3 grid grid-rows-subgrid gap-y-0.5 px-4 py-3">
      <dt className="text-ink-3 text-xs">{label}</dt>
      <dd className="font-semibold text-lg tabular-nums tracking-tight">{value}</dd>
      {note && <dd className="text-ink-3 text-xs tabular-nums">{note}</dd>}
    </div>
  );
}
