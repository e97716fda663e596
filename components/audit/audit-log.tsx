"use client";
import { keepPreviousData, useInfiniteQuery } from "@tanstack/react-query";
import { ScrollText } from "lucide-react";
import { useTranslations } from "next-intl";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { useTimeZone } from "@/components/ui/clock";
import { EmptyState } from "@/components/ui/empty-state";
import { ErrorState } from "@/components/ui/error-state";
import { Page } from "@/components/ui/page";
import { Skeleton, SkeletonView } from "@/components/ui/skeleton";
import { useUrlParams } from "@/components/ui/use-url-params";
import { type AuditFilters, type AuditScope, auditPages } from "@/lib/audit/queries";
import { AuditRow } from "./audit-row";
import { AuditToolbar } from "./audit-toolbar";
import { ExportButtons } from "./export-buttons";
import { filtersOf, viewFrom } from "./filters";

const useAudit = (scope: AuditScope, filters: AuditFilters) =>
  useInfiniteQuery({ ...auditPages(scope, filters), placeholderData: keepPreviousData });

/** What people with power did, in one channel or (null) in all, narrowed by filters that are in the address. */
export function AuditLog({ scope }: { scope: AuditScope }) {
  const t = useTranslations("audit");
  const zone = useTimeZone();
  const [params] = useUrlParams();
  const view = viewFrom(params);
  const filters = filtersOf(view, zone);
  const query = useAudit(scope, filters);
  const { data, error } = query;
  return (
    <Page
      title={t("title")}
      summary={scope === null ? t("summary") : t("channelSummary", { login: scope })}
      actions={<ExportButtons scope={scope} filters={filters} />}
    >
      <AuditToolbar view={view} />
      <Card>
        {data && <Entries query={query} filtered={Object.values(view).some((value) => value !== "")} />}
        {!data && error && (
          <ErrorState
            message={error.detail}
            requestId={error.requestId}
            onRetry={() => void query.refetch()}
            retrying={query.isFetching}
          />
        )}
        {!data && !error && <LogSkeleton />}
      </Card>
    </Page>
  );
}

function Entries({ query, filtered }: { query: ReturnType<typeof useAudit>; filtered: boolean }) {
  const t = useTranslations("audit.list");
  const items = query.data?.pages.flatMap((page) => page.items) ?? [];
  if (items.length === 0) {
    return (
      <EmptyState icon={<ScrollText />} title={filtered ? t("emptyFiltered") : t("empty")}>
        {filtered ? t("emptyFilteredText") : t("emptyText")}
      </EmptyState>
    );
  }
  return (
    <div className={query.isPlaceholderData ? "opacity-60" : ""} aria-busy={query.isPlaceholderData}>
      <ol aria-label={t("label")} className="divide-y divide-line">
        {items.map((entry) => (
          <AuditRow key={entry.id} entry={entry} />
        ))}
      </ol>
      <div className="flex items-center justify-center gap-3 border-line border-t p-3">
        {query.hasNextPage ? (
          <Button busy={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>
            {query.isFetchingNextPage ? t("loading") : t("more")}
          </Button>
        ) : (
          <p className="text-ink-3 text-xs">{t("end")}</p>
        )}
        {query.isFetchNextPageError && <p role="alert">{query.error?.detail}</p>}
      </div>
    </div>
  );
}

function LogSkeleton() {
  const t = useTranslations("audit.list");
  return (
    <SkeletonView label={t("skeleton")}>
      <div className="space-y-4 p-4">
        {["w-2/3", "w-1/2", "w-3/4", "w-2/5", "w-3/5"].map((width) => (
          <Skeleton key={width} className={`h-5 ${width}`} />
        ))}
      </div>
    </SkeletonView>
  );
}
