"use client";
import type { UseQueryResult } from "@tanstack/react-query";
import { ErrorState } from "@/components/ui/error-state";
import { Page } from "@/components/ui/page";
import { Skeleton, SkeletonView } from "@/components/ui/skeleton";
import { useHistoryWords } from "./use-history-words";

/** A page of history while the browser has nothing of it yet. */
export function HistorySkeleton({ title }: { title: string }) {
  const { t } = useHistoryWords();
  return (
    <Page title={title}>
      <SkeletonView label={t("loading")}>
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
  const { t } = useHistoryWords();
  return (
    <SkeletonView label={t("loadingCompared")}>
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
  const { t } = useHistoryWords();
  return (
    <ErrorState
      message={error?.detail ?? t("failed")}
      requestId={error?.requestId}
      onRetry={() => void refetch()}
      retrying={isFetching}
    />
  );
}

/** A page of history that could not be had. */
export function HistoryProblem({ title, query: { error, refetch, isFetching } }: HistoryProblemProps) {
  const { t } = useHistoryWords();
  return (
    <Page title={title}>
      <ErrorState
        message={error?.detail ?? t("failed")}
        requestId={error?.requestId}
        onRetry={() => void refetch()}
        retrying={isFetching}
      />
    </Page>
  );
}
