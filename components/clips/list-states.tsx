"use client";
import type { UseInfiniteQueryResult, UseQueryResult } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { ErrorState } from "@/components/ui/error-state";
import { Skeleton, SkeletonView } from "@/components/ui/skeleton";

type Failed = Pick<UseQueryResult | UseInfiniteQueryResult, "error" | "refetch" | "isFetching">;

/** Clips that could not be had. */
export function ClipsProblem({ query: { error, refetch, isFetching } }: { query: Failed }) {
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

const CARDS = ["a", "b", "c", "d", "e", "f", "g", "h"];

/** Cards that are on their way. */
export function ClipsSkeleton() {
  const t = useTranslations("clips");
  return (
    <SkeletonView label={t("list.loading")}>
      <div className="grid grid-cols-[repeat(auto-fill,minmax(min(100%,14.5rem),1fr))] gap-4">
        {CARDS.map((card) => (
          <div key={card}>
            <Skeleton className="aspect-video w-full rounded-lg" />
            <div className="h-27 space-y-2 pt-2">
              <Skeleton className="h-4 w-11/12" />
              <Skeleton className="h-3 w-3/5" />
            </div>
          </div>
        ))}
      </div>
    </SkeletonView>
  );
}
