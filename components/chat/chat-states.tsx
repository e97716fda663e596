import type { UseInfiniteQueryResult, UseQueryResult } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { ErrorState } from "@/components/ui/error-state";
import { Skeleton, SkeletonView } from "@/components/ui/skeleton";

type Failed = Pick<UseQueryResult | UseInfiniteQueryResult, "error" | "refetch" | "isFetching">;

/** Chat that could not be had. */
export function ChatProblem({ query: { error, refetch, isFetching } }: { query: Failed }) {
  const t = useTranslations("ui");
  return (
    <ErrorState
      message={error?.detail ?? t("notShown")}
      requestId={error?.requestId}
      onRetry={() => void refetch()}
      retrying={isFetching}
    />
  );
}

const WIDTHS = ["w-3/5", "w-4/5", "w-2/5", "w-11/12", "w-1/2", "w-2/3", "w-1/3", "w-3/4"];

/** Lines of chat that are on their way. */
export function ChatSkeleton({ label }: { label: string }) {
  return (
    <SkeletonView label={label}>
      <div className="space-y-2 p-2">
        {WIDTHS.map((width) => (
          <div key={width} className="flex gap-3">
            <Skeleton className="h-5 w-10" />
            <Skeleton className={`h-5 ${width}`} />
          </div>
        ))}
      </div>
    </SkeletonView>
  );
}
