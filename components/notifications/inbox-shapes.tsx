import { Skeleton } from "@/components/ui/skeleton";

/** The inbox's shape while it loads. */
export const InboxShapes = () => (
  <>
    <Skeleton className="mb-3 h-3 w-14" />
    <div className="divide-y divide-line rounded-lg border border-line bg-surface">
      {["w-44", "w-36", "w-52", "w-40", "w-48"].map((width) => (
        <div key={width} className="flex items-center gap-3 py-2.5 pr-4 pl-8.5">
          <Skeleton className="size-9 rounded-full" />
          <div className="flex-1 space-y-1.5">
            <Skeleton className={`h-3.5 ${width}`} />
            <Skeleton className="h-3.5 w-64 max-w-full" />
          </div>
        </div>
      ))}
    </div>
  </>
);
