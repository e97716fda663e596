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
