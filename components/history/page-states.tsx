"use client";
import type { UseQueryResult } from "@tanstack/react-query";
import { ErrorState } from "@/components/ui/error-state";
import { Page } from "@/components/ui/page";
import { Skeleton, SkeletonView } from "@/components/ui/skeleton";

/** A page of history while the browser has nothing of it yet. */
export function HistorySkeleton({ title }: { title: string }) {
  return (
    <Page title={title}>
      <SkeletonView label="Loading history">
        <div className="space-y-4">
          <Skeleton className="h-22" />
          <Skeleton className="h-96" />
          <Skeleton className="h-52" />
        </div>
      </SkeletonView>
    </Page>
  );
}

interface HistoryProblemProps {
  title: string;
  query: Pick<UseQueryResult, "error" | "refetch" | "isFetching">;
}

/** A comparison under way. */
export function CompareSkeleton() {
  return (
    <SkeletonView label="Loading what to compare">
      <div className="space-y-4">
        <Skeleton className="h-96" />
        <Skeleton className="h-64" />
      </div>
    </SkeletonView>
  );
}

type Failed = Pick<UseQueryResult, "error" | "refetch" | "isFetching">;

/** A part of a page that could not be had. */
export function QueryProblem({ query: { error, refetch, isFetching } }: { query: Failed }) {
  return (
    <ErrorState
      message={error?.detail ?? "This could not be shown. Try again in a moment."}
      requestId={error?.requestId}
      onRetry={() => void refetch()}
      retrying={isFetching}
    />
  );
}

/** A page of history that could not be had. */
export function HistoryProblem({ title, query: { error, refetch, isFetching } }: HistoryProblemProps) {
  return (
    <Page title={title}>
      <ErrorState
        message={error?.detail ?? "This could not be shown. Try again in a moment."}
        requestId={error?.requestId}
        onRetry={() => void refetch()}
        retrying={isFetching}
      />
    </Page>
  );
}
