"use client";
import { SearchX, Users } from "lucide-react";
import { useTranslations } from "next-intl";
import { useMemo } from "react";
import { FollowForm, type FormStep } from "@/components/following/follow-form";
import { Importing, ImportingStrip } from "@/components/following/importing";
import { RestMissing } from "@/components/following/rest-missing";
import { type FirstRows, useFollowing } from "@/components/following/use-following";
import { Button } from "@/components/ui/button";
import { digits } from "@/components/ui/count";
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
  const t = useTranslations("dashboard");
  const query = useFollowing(first);
  const page = query.data;
  return (
    <Page title={t("title")} summary={<Summary page={page} />}>
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
  const t = useTranslations("dashboard.summary");
  if (page.total === 0) return t("none");
  const partial = isPartial(page);
  // Live ones come first: if all that is here is live, there may be more of them in the rest.
  const atLeast = partial && live === page.items.length;
  return (
    <>
      {t.rich(atLeast ? "atLeast" : "live", { live, total: page.total, n: digits })}
      {partial && <span className="text-ink-3"> · {t("loading")}</span>}
    </>
  );
}

function Content({ page, follow }: { page: FollowingPage; follow: FormStep }) {
  const t = useTranslations("dashboard");
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
      icon={<Users />}
      title={t("empty.title")}
      action={<FollowForm follow={follow} className="w-[min(26rem,80vw)] text-left" />}
    >
      {t("empty.text")}
    </EmptyState>
  );
}

function FilteredList({ page }: { page: FollowingPage }) {
  const t = useTranslations("dashboard");
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
          title={t("noneFits.title")}
          action={<Button onClick={() => setParams(CLEARED, "push")}>{t("noneFits.clear")}</Button>}
        >
          {t.rich("noneFits.text", { total: page.total, n: digits })}
        </EmptyState>
      )}
    </>
  );
}
