"use client";
import { keepPreviousData, useInfiniteQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { CardSection } from "@/components/ui/card";
import { EmptyState } from "@/components/ui/empty-state";
import { ErrorState } from "@/components/ui/error-state";
import { Skeleton, SkeletonView } from "@/components/ui/skeleton";
import { useUrlParams } from "@/components/ui/use-url-params";
import { type DeliveryFilters, deliveriesQuery } from "@/lib/deliveries/queries";
import { filtersFrom } from "./filters";
import { LedgerTable } from "./ledger-table";
import { LedgerToolbar } from "./ledger-toolbar";
import { RetryButton } from "./retry-button";

const useLedger = (filters: DeliveryFilters) =>
  useInfiniteQuery({ ...deliveriesQuery(filters), placeholderData: keepPreviousData });

/** Every delivery, newest first, narrowed by filters that are in the address; failed ones can be tried again. */
export function Ledger() {
  const t = useTranslations("deliveries.admin");
  const [params, setParams] = useUrlParams();
  const filters = filtersFrom(params);
  const query = useLedger(filters);
  const { data, error } = query;
  return (
    <CardSection
      title={t("list.title")}
      hint={t("list.hint")}
      actions={<LedgerToolbar filters={filters} onChange={(edit) => setParams(edit, "push")} />}
    >
      {data && <Entries query={query} filtered={Object.values(filters).some((value) => value !== "")} />}
      {!data && error && (
        <ErrorState
          message={error.detail}
          requestId={error.requestId}
          onRetry={() => void query.refetch()}
          retrying={query.isFetching}
        />
      )}
      {!data && !error && <LedgerSkeleton />}
    </CardSection>
  );
}

function Entries({ query, filtered }: { query: ReturnType<typeof useLedger>; filtered: boolean }) {
  const t = useTranslations("deliveries.admin");
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const items = query.data?.pages.flatMap((page) => page.items) ?? [];
  // What was tried again meanwhile, or filtered out, is not meant any more.
  const meant = items.filter(({ id, state }) => state === "failed" && chosen.has(id)).map(({ id }) => id);
  const choose = (id: string, on: boolean) =>
    setChosen(new Set(on ? [...chosen, id] : [...chosen].filter((other) => other !== id)));
  if (items.length === 0) {
    const [title, text] = filtered
      ? [t("list.emptyFiltered"), t("list.emptyFilteredText")]
      : [t("list.empty"), t("list.emptyText")];
    return <EmptyState title={title}>{text}</EmptyState>;
  }
  return (
    <div className={query.isPlaceholderData ? "opacity-60" : ""} aria-busy={query.isPlaceholderData}>
      {meant.length > 0 && (
        <div className="border-line border-b px-4 py-2">
          <RetryButton
            input={{ what: "these", ids: meant.slice(0, 200) }}
            count={Math.min(200, meant.length)}
            label={t("retry.selected", { count: Math.min(200, meant.length) })}
            onRetried={() => setChosen(new Set())}
          />
        </div>
      )}
      <LedgerTable items={items} chosen={new Set(meant)} onChoose={choose} />
      <div className="flex items-center justify-center gap-3 border-line border-t p-3">
        {query.hasNextPage ? (
          <Button busy={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>
            {query.isFetchingNextPage ? t("list.loading") : t("list.more")}
          </Button>
        ) : (
          <p className="text-ink-3 text-xs">{t("list.end")}</p>
        )}
        {query.isFetchNextPageError && <p role="alert">{query.error?.detail}</p>}
      </div>
    </div>
  );
}

function LedgerSkeleton() {
  const t = useTranslations("deliveries.admin.list");
  return (
    <SkeletonView label={t("skeleton")}>
      <div className="space-y-3 p-4">
        {["w-2/3", "w-1/2", "w-3/4", "w-2/5", "w-3/5"].map((width) => (
          <Skeleton key={width} className={`h-4 ${width}`} />
        ))}
      </div>
    </SkeletonView>
  );
}
