"use client";
import { keepPreviousData, useInfiniteQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { CardSection } from "@/components/ui/card";
import { EmptyState } from "@/components/ui/empty-state";
import { ListFoot } from "@/components/ui/load-more";
import { NotYet } from "@/components/ui/not-yet";
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
      {query.data ? (
        <Entries query={query} filtered={filtered} />
      ) : (
        <NotYet query={query} loading={t("log.loading")} />
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
      <ListFoot query={query} label={t("log.more")} end={t("log.end")} />
    </div>
  );
}
