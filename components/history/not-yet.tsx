"use client";
import type { ComponentProps } from "react";
import { NotYet } from "@/components/ui/not-yet";
import { Page } from "@/components/ui/page";
import { Skeleton } from "@/components/ui/skeleton";
import { useHistoryWords } from "./use-history-words";

type Asked = Pick<ComponentProps<typeof NotYet>, "query">;

/** A page of history while the browser has nothing of it yet. */
export function PageNotYet({ title, query }: Asked & { title: string }) {
  const { t } = useHistoryWords();
  return (
    <Page title={title}>
      <NotYet query={query} loading={t("loading")}>
        <div className="space-y-4">
          <Skeleton className="h-22" />
          <Skeleton className="h-96" />
          <Skeleton className="h-52" />
        </div>
      </NotYet>
    </Page>
  );
}

/** A list of streams under way. */
export function StreamsNotYet({ query }: Asked) {
  const { t } = useHistoryWords();
  return (
    <NotYet query={query} loading={t("list.loading")}>
      <Skeleton className="h-96" />
    </NotYet>
  );
}

/** A comparison under way. */
export function ComparisonNotYet({ query }: Asked) {
  const { t } = useHistoryWords();
  return (
    <NotYet query={query} loading={t("loadingCompared")}>
      <div className="space-y-4">
        <Skeleton className="h-96" />
        <Skeleton className="h-64" />
      </div>
    </NotYet>
  );
}
