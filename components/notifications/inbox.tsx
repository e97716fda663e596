"use client";
import { BellOff } from "lucide-react";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { useRef } from "react";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { NextPage } from "@/components/ui/load-more";
import { NotYet } from "@/components/ui/not-yet";
import { useRowKeys } from "@/components/ui/use-row-keys";
import { useUrlParams } from "@/components/ui/use-url-params";
import { filterOfPart, partFrom } from "./inbox-filter";
import { InboxSections } from "./inbox-sections";
import { InboxShapes } from "./inbox-shapes";
import { InboxToolbar } from "./inbox-toolbar";
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
  const t = useTranslations("notifications");
  const [params] = useUrlParams();
  const filter = filterOfPart(partFrom(params));
  const { query, items } = useInbox(filter);
  if (!items)
    return (
      <NotYet query={query} loading={t("loading")}>
        <InboxShapes />
      </NotYet>
    );
  if (items.length === 0 && !query.hasNextPage)
    return Object.keys(filter).length > 0 ? <NothingFits /> : <NothingYet />;
  return (
    <>
      <InboxSections items={items} />
      <NextPage query={query} label={t("older")} end={t("end")} />
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
