import { cn } from "@/components/ui/class-names";
import { seriesLook } from "./series-look";

/** Shapes that tell series apart without a colour, in a square of 10. */
const SHAPES = [
  "M5 0.5a4.5 4.5 0 1 0 0 9a4.5 4.5 0 1 0 0-9Z",
  "M1 1h8v8h-8Z",
  "M5 0.5L9.8 9H0.2Z",
  "M5 0L10 5L5 10L0 5Z",
  "M3.2 0.5h3.6v2.7h2.7v3.6h-2.7v2.7h-3.6v-2.7h-2.7v-3.6h2.7Z",
  "M0.2 1H9.8L5 9.5Z",
];

/** The shape of the n-th series, as on its line and in the legend. */
export function SeriesMark({ index, className }: { index: number; className?: string }) {
  return (
    <svg
      aria-hidden="true"
      viewBox="0 0 10 10"
      className={cn(
        "inline-block size-2.5 shrink-0 overflow-visible stroke-surface",
        seriesLook(index).mark,
        className,
      )}
    >
      <path d={SHAPES[index % SHAPES.length]} strokeWidth={1.5} paintOrder="stroke" />
    </svg>
  );
}
