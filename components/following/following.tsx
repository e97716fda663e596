"use client";
import { UsersRound } from "lucide-react";
import { useTranslations } from "next-intl";
import { digits } from "@/components/ui/count";
import { EmptyState } from "@/components/ui/empty-state";
import { Page } from "@/components/ui/page";
import { RelativeTime } from "@/components/ui/relative-time";
import { isPartial } from "@/lib/broadcasters/queries";
import type { FollowingPage } from "@/lib/broadcasters/schema";
import { FollowForm, type FormStep } from "./follow-form";
import { FollowList } from "./follow-list";
import { ImportForm } from "./import-form";
import { Importing, ImportingStrip } from "./importing";
import { RestMissing } from "./rest-missing";
import { type FirstRows, useFollowing } from "./use-following";

interface FollowingProps {
  first: FirstRows;
  follow: FormStep;
  importAgain: FormStep;
}

/** Everything the person follows, to be kept in order. */
export function Following({ first, follow, importAgain }: FollowingProps) {
  const t = useTranslations("following");
  const query = useFollowing(first);
  const page = query.data;
  return (
    <Page
      title={t("title")}
      summary={<Summary page={page} />}
      actions={page.importedAt !== null && <ImportForm importAgain={importAgain} />}
    >
      {query.isError && (
        <RestMissing
          shown={page.items.length}
          total={page.total}
          problem={query.error}
          onRetry={() => void query.refetch()}
          retrying={query.isFetching}
        />
      )}
      <section aria-label={t("form.label")} className="mb-6">
        <FollowForm follow={follow} />
        <p className="mt-1.5 text-ink-3 text-xs">{t("form.onlyHere")}</p>
      </section>
      <Content page={page} />
    </Page>
  );
}

function Summary({ page }: { page: FollowingPage }) {
  const t = useTranslations("following.summary");
  return (
    <>
      {t.rich("channels", { total: page.total, n: digits })}
      {isPartial(page) && <span className="text-ink-3"> · {t("loading")}</span>}
      {page.importedAt && (
        <span className="text-ink-3">
          {" · "}
          {t("read")} <RelativeTime at={page.importedAt} />
        </span>
      )}
    </>
  );
}

function Content({ page }: { page: FollowingPage }) {
  const t = useTranslations("following.empty");
  if (page.items.length > 0) {
    return (
      <>
        {page.importedAt === null && <ImportingStrip />}
        <FollowList rows={page.items} />
      </>
    );
  }
  if (page.importedAt === null) return <Importing />;
  return (
    <EmptyState icon={<UsersRound />} title={t("title")}>
      {t("text")}
    </EmptyState>
  );
}
