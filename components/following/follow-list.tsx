"use client";
import { SearchX } from "lucide-react";
import { useTranslations } from "next-intl";
import { useMemo } from "react";
import { Button } from "@/components/ui/button";
import { cn } from "@/components/ui/class-names";
import { digits } from "@/components/ui/count";
import { EmptyState } from "@/components/ui/empty-state";
import { SegmentedControl } from "@/components/ui/segmented-control";
import { UrlSearchInput } from "@/components/ui/url-search-input";
import { useUrlParams } from "@/components/ui/use-url-params";
import { VirtualList } from "@/components/ui/virtual-list";
import { type FollowSort, filterRows, NO_FILTERS, sortFollows } from "@/lib/broadcasters/queries";
import type { FollowedBroadcaster } from "@/lib/broadcasters/schema";
import { FOLLOW_COLUMNS, FOLLOW_ROW_HEIGHT, FollowRow } from "./follow-row";
import { sortFrom } from "./sort-in-url";

const SORTS = ["name", "followed", "last-live"] as const;

const keyOf = (row: FollowedBroadcaster) => row.id;
const heightOf = () => FOLLOW_ROW_HEIGHT;

/** Every follow, to search and to sort; both are in the address. */
export function FollowList({ rows }: { rows: readonly FollowedBroadcaster[] }) {
  const t = useTranslations("following");
  const [params, setParams] = useUrlParams();
  const q = params.get("q") ?? "";
  const sort = sortFrom(params);
  const found = useMemo(() => sortFollows(filterRows(rows, { ...NO_FILTERS, q }), sort), [rows, q, sort]);
  return (
    <>
      <search className="mb-4 flex flex-wrap items-center gap-2">
        <UrlSearchInput param="q" label={t("find")} placeholder={t("find")} className="w-full sm:w-60" />
        <SegmentedControl<FollowSort>
          legend={t("sort.label")}
          name="sort"
          segments={SORTS.map((value) => ({ value, label: t(`sort.${value}`) }))}
          value={sort}
          onChange={(next) => setParams({ sort: next === "name" ? "" : next }, "push")}
          className="max-sm:w-full [&_label]:whitespace-nowrap"
        />
        <p role="status" className="ml-auto text-ink-3 text-xs max-sm:sr-only">
          {q.trim() && t.rich("found", { found: found.length, total: rows.length, n: digits })}
        </p>
      </search>
      {found.length > 0 ? (
        <div className="overflow-clip rounded-lg border border-line bg-surface max-md:-mx-4 max-md:rounded-none max-md:border-x-0">
          <ColumnHeadings />
          <VirtualList label={t("list")} items={found} keyOf={keyOf} heightOf={heightOf} className="-mb-px">
            {(row) => <FollowRow row={row} />}
          </VirtualList>
        </div>
      ) : (
        <EmptyState
          icon={<SearchX />}
          title={t("noneFound.title")}
          action={<Button onClick={() => setParams({ q: "" }, "push")}>{t("noneFound.all")}</Button>}
        >
          {t.rich("noneFound.text", { total: rows.length, search: q.trim(), n: digits })}
        </EmptyState>
      )}
    </>
  );
}

/** For the eye only: each value says itself what it is to screen readers. */
function ColumnHeadings() {
  const t = useTranslations("following.columns");
  return (
    <div
      aria-hidden
      className={cn(
        FOLLOW_COLUMNS,
        "sticky top-14 z-2 h-9 border-line border-b bg-surface font-medium text-ink-3 text-xs max-md:hidden",
      )}
    >
      <span className="col-start-2">{t("channel")}</span>
      <span>{t("lastLive")}</span>
      <span className="max-lg:hidden">{t("since")}</span>
      <span className="max-lg:hidden">{t("on")}</span>
      <span className="text-center">{t("notify")}</span>
    </div>
  );
}
