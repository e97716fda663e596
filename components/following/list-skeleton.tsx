import { Skeleton, SkeletonView } from "@/components/ui/skeleton";

interface ListSkeletonProps {
  label: string;
  rows: number;
  /** How many controls stand above the list. */
  filters: number;
}

/** The shape of a list of channels with its filters, before it is there. */
export function ListSkeleton({ label, rows, filters }: ListSkeletonProps) {
  return (
    <SkeletonView label={label}>
      <div className="mb-4 flex flex-wrap gap-2">
        {Array.from({ length: filters }, (_, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: grey shapes have no other name
          <Skeleton key={index} className={index === 0 ? "h-9 w-full sm:w-60" : "h-9 w-28"} />
        ))}
      </div>
      <div className="rounded-lg border border-line bg-surface max-md:-mx-4 max-md:rounded-none max-md:border-x-0">
        <div className="h-9 border-line border-b max-md:hidden" />
        {Array.from({ length: rows }, (_, index) => (
          <div
            // biome-ignore lint/suspicious/noArrayIndexKey: grey shapes have no other name
            key={index}
            className="flex h-14 items-center gap-3 border-line border-b px-4 last:border-0"
          >
            <Skeleton className="size-9 shrink-0 rounded-full" />
            <Skeleton className="h-3.5 w-28 shrink-0" />
            <Skeleton className="h-3.5 w-full max-w-md" />
            <Skeleton className="ml-auto h-3.5 w-16 shrink-0" />
          </div>
        ))}
      </div>
    </SkeletonView>
  );
}
