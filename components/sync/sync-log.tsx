"use client";
import { keepPreviousData, useInfiniteQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { Button } from "@/components/ui/button";
import { CardSection } from "@/components/ui/card";
import { EmptyState } from "@/components/ui/empty-state";
import { ErrorState } from "@/components/ui/error-state";
import { Skeleton, SkeletonView } from "@/components/ui/skeleton";
import { useUrlParams } from "@/components/ui/use-url-params";
import { type LogFilters, logQuery } from "@/lib/live/queries";
import { logFiltersFrom } from "./log-filters";
import { LogList, LogTable } from "./log-table";
import { LogToolbar } from "./log-toolbar";

const useLog = (filters: LogFilters) =>
  useInfiniteQuery({ ...logQuery(filters), placeholderData: keepPreviousData });

/** Every change the sync made, newest first, narrowed by filters that are in the address. */
export function SyncLog() {
  const t = useTranslations("sync");
  const [params, setParams] = useUrlParams();
  const filters = logFiltersFrom(params);
  const query = useLog(filters);
  const filtered = Object.values(filters).some((value) => value !== "");
  return (
    <CardSection
      title={t("log.title")}
      hint={t("log.hint")}
      actions={<LogToolbar filters={filters} onChange={(edit) => setParams(edit, "push")} />}
    >
      {query.isPending ? (
        <LogSkeleton />
      ) : query.isError && !query.data ? (
        <ErrorState
          message={query.error.detail}
          requestId={query.error.requestId}
          onRetry={() => void query.refetch()}
          retrying={query.isFetching}
        />
      ) : (
        <Entries query={query} filtered={filtered} />
      )}
    </CardSection>
  );
}

function Entries({ query, filtered }: { query: ReturnType<typeof useLog>; filtered: boolean }) {
  const t = useTranslations("sync");
  const entries = query.data?.pages.flatMap((page) => page.items) ?? [];
  if (entries.length === 0) {
    return filtered ? (
      <EmptyState title={t("log.noneLike")}>{t("log.noneLikeHint")}</EmptyState>
    ) : (
      <EmptyState title={t("log.none")}>{t("log.noneHint")}</EmptyState>
    );
  }
  return (
    <div className={query.isPlaceholderData ? "opacity-60" : ""} aria-busy={query.isPlaceholderData}>
      <div className="max-md:hidden">
        <LogTable entries={entries} />
      </div>
      <div className="md:hidden">
        <LogList entries={entries} />
      </div>
      <div className="flex items-center justify-center gap-3 border-line border-t p-3">
        {query.hasNextPage ? (
          <Button onClick={() => void query.fetchNextPage()} busy={query.isFetchingNextPage}>
            {query.isFetchingNextPage ? t("log.loadingMore") : t("log.more")}
          </Button>
        ) : (
          <p className="text-ink-3 text-xs">{t("log.end")}</p>
        )}
        {query.isFetchNextPageError && <p role="alert">{query.error?.detail}</p>}
      </div>
    </div>
  );
}

function LogSkeleton() {
  const t = useTranslations("sync");
  return (
    <SkeletonView label={t("log.loading")}>
      <div className="space-y-3 p-4">
        {["w-2/3", "w-1/2", "w-3/4", "w-2/5", "w-3/5"].map((width) => (
          <Skeleton key={width} className={`h-4 ${width}`} />
        ))}
      </div>
    </SkeletonView>
  );
}
