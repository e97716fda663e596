import { cn } from "./class-names";

/** A grey shape where something will be. Give it the size of that thing. */
export function Skeleton({ className }: { className?: string }) {
  return <span aria-hidden className={cn("block rounded bg-raised", className)} />;
}

/** Wraps the skeletons of a view and says once that it is loading. */
export function SkeletonView({ label, children }: { label: string; children: React.ReactNode }) {
  return (
    <div role="status" aria-busy="true">
      <span className="sr-only">{label}</span>
      {children}
    </div>
  );
}

const WIDTHS = ["w-3/5", "w-4/5", "w-2/5", "w-11/12", "w-1/2", "w-2/3", "w-1/3", "w-3/4"];

interface SkeletonRowsProps {
  /** How many, eight at most. */
  count?: number;
  /** The height of one, as a class. */
  height?: string;
}

/** The rows of a list. */
export const SkeletonRows = ({ count = 5, height = "h-10" }: SkeletonRowsProps) =>
  WIDTHS.slice(0, count).map((width) => (
    <div key={width} className={cn("flex items-center px-4", height)}>
      <Skeleton className={cn("h-4", width)} />
    </div>
  ));
