"use client";
import { SearchX } from "lucide-react";
import { useMemo } from "react";
import { Button } from "@/components/ui/button";
import { cn } from "@/components/ui/class-names";
import { Count } from "@/components/ui/count";
import { EmptyState } from "@/components/ui/empty-state";
import { SegmentedControl } from "@/components/ui/segmented-control";
import { UrlSearchInput } from "@/components/ui/url-search-input";
import { useUrlParams } from "@/components/ui/use-url-params";
import { VirtualList } from "@/components/ui/virtual-list";
import { type FollowSort, filterRows, NO_FILTERS, sortFollows } from "@/lib/broadcasters/queries";
import type { FollowedBroadcaster } from "@/lib/broadcasters/schema";
import { FOLLOW_COLUMNS, FOLLOW_ROW_HEIGHT, FollowRow } from "./follow-row";
import { sortFrom } from "./sort-in-url";

const SORTS = [
  { value: "name", label: "Name" },
  { value: "followed", label: "Followed" },
  { value: "last-live", label: "Last live" },
] as const;

const keyOf = (row: FollowedBroadcaster) => row.id;
const heightOf = () => FOLLOW_ROW_HEIGHT;

/** Every follow, to search and to sort; both are in the address. */
export function FollowList({ rows }: { rows: readonly FollowedBroadcaster[] }) {
  const [params, setParams] = useUrlParams();
  const q = params.get("q") ?? "";
  const sort = sortFrom(params);
  const found = useMemo(() => sortFollows(filterRows(rows, { ...NO_FILTERS, q }), sort), [rows, q, sort]);
  return (
    <>
      <search className="mb-4 flex flex-wrap items-center gap-2">
        <UrlSearchInput
          param="q"
          label="Find a channel"
          placeholder="Find a channel"
          className="w-full sm:w-60"
        />
        <SegmentedControl<FollowSort>
          legend="Sort by"
          name="sort"
          segments={SORTS}
          value={sort}
          onChange={(next) => setParams({ sort: next === "name" ? "" : next }, "push")}
          className="max-sm:w-full [&_label]:whitespace-nowrap"
        />
        <p role="status" className="ml-auto text-ink-3 text-xs max-sm:sr-only">
          {q.trim() && (
            <>
              <Count value={found.length} /> of <Count value={rows.length} />
            </>
          )}
        </p>
      </search>
      {found.length > 0 ? (
        <div className="overflow-clip rounded-lg border border-line bg-surface max-md:-mx-4 max-md:rounded-none max-md:border-x-0">
          <ColumnHeadings />
          <VirtualList
            label="Followed channels"
            items={found}
            keyOf={keyOf}
            heightOf={heightOf}
            className="-mb-px"
          >
            {(row) => <FollowRow row={row} />}
          </VirtualList>
        </div>
      ) : (
        <EmptyState
          icon={<SearchX />}
          title="No channel is called that"
          action={<Button onClick={() => setParams({ q: "" }, "push")}>Show all</Button>}
        >
          None of the <Count value={rows.length} /> channels you follow has “{q.trim()}” in its name.
        </EmptyState>
      )}
    </>
  );
}

/** For the eye only: each value says itself what it is to screen readers. */
function ColumnHeadings() {
  return (
    <div
      aria-hidden
      className={cn(
        FOLLOW_COLUMNS,
        "sticky top-14 z-2 h-9 border-line border-b bg-surface font-medium text-ink-3 text-xs max-md:hidden",
      )}
    >
      <span className="col-start-2">Channel</span>
      <span>Last live</span>
      <span className="max-lg:hidden">Followed since</span>
      <span className="max-lg:hidden">Followed on</span>
      <span className="text-center">Notify</span>
    </div>
  );
}
