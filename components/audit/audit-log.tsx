"use client";
import { keepPreviousData, useInfiniteQuery } from "@tanstack/react-query";
import { ScrollText } from "lucide-react";
import { useTranslations } from "next-intl";
import { useEffect } from "react";
import { Card } from "@/components/ui/card";
import { useTimeZone } from "@/components/ui/clock";
import { EmptyState } from "@/components/ui/empty-state";
import { ListFoot } from "@/components/ui/load-more";
import { NotYet } from "@/components/ui/not-yet";
import { Page } from "@/components/ui/page";
import { SkeletonRows } from "@/components/ui/skeleton";
import { useUrlParams } from "@/components/ui/use-url-params";
import { type AuditFilters, type AuditScope, auditPages } from "@/lib/audit/queries";
import { AuditRow } from "./audit-row";
import { AuditToolbar } from "./audit-toolbar";
import { ExportButtons } from "./export-buttons";
import { filtersOf, viewFrom } from "./filters";

const useAudit = (scope: AuditScope, filters: AuditFilters) =>
  useInfiniteQuery({ ...auditPages(scope, filters), placeholderData: keepPreviousData });

interface AuditLogProps {
  scope: AuditScope;
  /** What the channel is called. */
  name?: string;
}

/** What people with power did, in one channel or (null) in all, narrowed by filters that are in the address. */
export function AuditLog({ scope, name }: AuditLogProps) {
  const t = useTranslations("audit");
  const zone = useTimeZone();
  const [params] = useUrlParams();
  const view = viewFrom(params);
  const filters = filtersOf(view, zone);
  const query = useAudit(scope, filters);
  return (
    <Page
      title={t("title")}
      summary={scope === null ? t("summary") : t("channelSummary", { name: name ?? scope })}
      actions={<ExportButtons scope={scope} filters={filters} />}
    >
      <AuditToolbar view={view} />
      <Card>
        {query.data && <Entries query={query} filtered={Object.values(view).some((value) => value !== "")} />}
        {!query.data && (
          <NotYet query={query} loading={t("list.skeleton")}>
            <SkeletonRows height="h-14" />
          </NotYet>
        )}
      </Card>
    </Page>
  );
}

function Entries({ query, filtered }: { query: ReturnType<typeof useAudit>; filtered: boolean }) {
  const t = useTranslations("audit.list");
  const items = query.data?.pages.flatMap((page) => page.items) ?? [];
  const { hasNextPage, isFetching, isError, fetchNextPage } = query;
  // A search looks through so many entries a page: one without any that fit leads on to the next.
  const goesOn = items.length === 0 && hasNextPage;
  useEffect(() => {
    if (goesOn && !isFetching && !isError) void fetchNextPage();
  }, [goesOn, isFetching, isError, fetchNextPage]);
  if (goesOn) return <NotYet query={query} loading={t("skeleton")} />;
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
      <ListFoot query={query} label={t("more")} end={t("end")} />
    </div>
  );
}
