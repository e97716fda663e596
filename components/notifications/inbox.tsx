"use client";
import { BellOff } from "lucide-react";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { useRef } from "react";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { ErrorState } from "@/components/ui/error-state";
import { useRowKeys } from "@/components/ui/use-row-keys";
import { useUrlParams } from "@/components/ui/use-url-params";
import { filterOfPart, partFrom } from "./inbox-filter";
import { InboxSections } from "./inbox-sections";
import { InboxSkeleton } from "./inbox-skeleton";
import { InboxToolbar } from "./inbox-toolbar";
import { OlderEntries } from "./older-entries";
import { useInbox } from "./use-inbox";

/** All notifications: what was missed, then by day, loading more as one scrolls. */
export function Inbox() {
  const list = useRef<HTMLDivElement>(null);
  useRowKeys(list);
  return (
    <div ref={list}>
      <InboxToolbar />
      <Entries />
    </div>
  );
}

function Entries() {
  const [params] = useUrlParams();
  const filter = filterOfPart(partFrom(params));
  const { query, items } = useInbox(filter);
  if (query.isError && !items)
    return (
      <ErrorState
        message={query.error.detail}
        requestId={query.error.requestId}
        onRetry={() => void query.refetch()}
        retrying={query.isFetching}
      />
    );
  if (!items) return <InboxSkeleton />;
  if (items.length === 0 && !query.hasNextPage)
    return Object.keys(filter).length > 0 ? <NothingFits /> : <NothingYet />;
  return (
    <>
      <InboxSections items={items} />
      <OlderEntries query={query} />
    </>
  );
}

function NothingYet() {
  const t = useTranslations("notifications");
  return (
    <EmptyState
      icon={<BellOff />}
      title={t("empty.title")}
      action={
        <Button asChild look="primary">
          <Link href="/following">{t("empty.action")}</Link>
        </Button>
      }
    >
      {t("empty.text")}
    </EmptyState>
  );
}

function NothingFits() {
  const t = useTranslations("notifications");
  const [, setParams] = useUrlParams();
  return (
    <EmptyState
      icon={<BellOff />}
      title={t("none.title")}
      action={<Button onClick={() => setParams({ kind: "", unread: "" }, "push")}>{t("none.action")}</Button>}
    >
      {t("none.text")}
    </EmptyState>
  );
}
