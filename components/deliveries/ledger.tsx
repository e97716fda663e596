"use client";
import { keepPreviousData, useInfiniteQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { CardSection } from "@/components/ui/card";
import { EmptyState } from "@/components/ui/empty-state";
import { ListFoot } from "@/components/ui/load-more";
import { NotYet } from "@/components/ui/not-yet";
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
  return (
    <CardSection
      title={t("list.title")}
      hint={t("list.hint")}
      actions={<LedgerToolbar filters={filters} onChange={(edit) => setParams(edit, "push")} />}
    >
      {query.data && (
        <Entries query={query} filtered={Object.values(filters).some((value) => value !== "")} />
      )}
      {!query.data && <NotYet query={query} loading={t("list.skeleton")} />}
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
      <ListFoot query={query} label={t("list.more")} end={t("list.end")} />
    </div>
  );
}
