import { max } from "d3-array";
import { linePath, surfacePath, VIEW } from "./paths";

/** The shape of some counts, oldest first, without axes. Says itself where it began and where it is. */
export function Sparkline({ counts, label }: { counts: readonly number[]; label: string }) {
  const top = Math.max(1, max(counts) ?? 0);
  const last = Math.max(1, counts.length - 1);
  const points = counts.map((count, index) => ({ x: index / last, y: count / top }));
  return (
    <svg
      role="img"
      aria-label={label}
      viewBox={`0 0 ${VIEW} ${VIEW}`}
      preserveAspectRatio="none"
      className="block size-full overflow-visible"
    >
      <title>{label}</title>
      <path d={surfacePath(points)} className="fill-accent-soft" />
      <path
        d={linePath(points)}
        vectorEffect="non-scaling-stroke"
        className="fill-none stroke-[1.5px] stroke-accent"
      />
    </svg>
  );
}
