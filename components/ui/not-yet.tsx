"use client";
import type { UseInfiniteQueryResult, UseQueryResult } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { ErrorState } from "./error-state";
import { SkeletonRows, SkeletonView } from "./skeleton";

interface NotYetProps {
  /** Whose answer would stand here. */
  query: Pick<UseQueryResult | UseInfiniteQueryResult, "error" | "refetch" | "isFetching">;
  /** What is being loaded, to who does not see the shapes; needless where a heading says it. */
  loading?: string;
  /** The shapes of what is to come, as high as that; rows if not given. */
  children?: ReactNode;
}

/** In the place of what is not there yet: that it comes, or why it does not, with the way to ask again. */
export function NotYet({ query: { error, refetch, isFetching }, loading, children }: NotYetProps) {
  const t = useTranslations("ui");
  if (!error)
    return <SkeletonView label={loading ?? t("loading")}>{children ?? <SkeletonRows />}</SkeletonView>;
  return (
    <ErrorState
      message={error.detail}
      requestId={error.requestId}
      onRetry={() => void refetch()}
      retrying={isFetching}
    />
  );
}
