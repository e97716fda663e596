"use client";
import { SearchX } from "lucide-react";
import { useMemo } from "react";
import { FollowForm, type FormStep } from "@/components/following/follow-form";
import { Importing, ImportingStrip } from "@/components/following/importing";
import { RestMissing } from "@/components/following/rest-missing";
import { type FirstRows, useFollowing } from "@/components/following/use-following";
import { Button } from "@/components/ui/button";
import { Count } from "@/components/ui/count";
import { EmptyState } from "@/components/ui/empty-state";
import { Page } from "@/components/ui/page";
import { useUrlParams } from "@/components/ui/use-url-params";
import { filterRows, isPartial, sortRows } from "@/lib/broadcasters/queries";
import type { FollowingPage } from "@/lib/broadcasters/schema";
import { ChannelList } from "./channel-list";
import { FilterBar } from "./filter-bar";
import { CLEARED, filtersFrom } from "./filters-in-url";

interface DashboardProps {
  first: FirstRows;
  follow: FormStep;
}

/** Whom the person follows: live first, moving by itself when somebody goes live. */
export function Dashboard({ first, follow }: DashboardProps) {
  const query = useFollowing(first);
  const page = query.data;
  return (
    <Page title="Live" summary={<Summary page={page} />}>
      {query.isError && (
        <RestMissing
          shown={page.items.length}
          total={page.total}
          problem={query.error}
          onRetry={() => void query.refetch()}
          retrying={query.isFetching}
        />
      )}
      <Content page={page} follow={follow} />
    </Page>
  );
}

function Summary({ page }: { page: FollowingPage }) {
  const live = page.items.filter((row) => row.live !== null).length;
  if (page.total === 0) return "Whom you follow, live first";
  const partial = isPartial(page);
  // Live ones come first: if all that is here is live, there may be more of them in the rest.
  const atLeast = partial && live === page.items.length;
  return (
    <>
      {atLeast && "More than "}
      <Count value={live} /> live of <Count value={page.total} />
      {partial && <span className="text-ink-3"> · loading the rest…</span>}
    </>
  );
}

function Content({ page, follow }: { page: FollowingPage; follow: FormStep }) {
  if (page.items.length > 0) {
    return (
      <>
        {page.importedAt === null && <ImportingStrip />}
        <FilteredList page={page} />
      </>
    );
  }
  if (page.importedAt === null) return <Importing />;
  return (
    <EmptyState
      title="You follow nobody yet"
      action={<FollowForm follow={follow} className="w-[min(26rem,80vw)] text-left" />}
    >
      Channels that you follow on Twitch appear here, live ones first. You can also follow one just here:
    </EmptyState>
  );
}

function FilteredList({ page }: { page: FollowingPage }) {
  const [params, setParams] = useUrlParams();
  const address = params.toString();
  const filters = useMemo(() => filtersFrom(new URLSearchParams(address)), [address]);
  const found = useMemo(() => sortRows(filterRows(page.items, filters)), [page.items, filters]);
  return (
    <>
      <FilterBar
        rows={page.items}
        filters={filters}
        found={found.length}
        onChange={(edit) => setParams(edit, "push")}
      />
      {found.length > 0 ? (
        <ChannelList sorted={found} />
      ) : (
        <EmptyState
          icon={<SearchX />}
          title="No channel fits"
          action={<Button onClick={() => setParams(CLEARED, "push")}>Clear the filters</Button>}
        >
          You follow <Count value={page.total} /> channels, but none of them is like this right now.
        </EmptyState>
      )}
    </>
  );
}
