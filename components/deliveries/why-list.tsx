"use client";
import { useInfiniteQuery } from "@tanstack/react-query";
import { BellRing } from "lucide-react";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { Avatar } from "@/components/ui/avatar";
import { Card } from "@/components/ui/card";
import { EmptyState } from "@/components/ui/empty-state";
import { ListFoot } from "@/components/ui/load-more";
import { NotYet } from "@/components/ui/not-yet";
import { RelativeTime } from "@/components/ui/relative-time";
import { SkeletonRows } from "@/components/ui/skeleton";
import { whyQuery } from "@/lib/deliveries/queries";
import type { WhyEntry } from "@/lib/deliveries/schema";
import { Verdict } from "./way-verdict";

/** What the followed channels announced, newest first, with what became of each in every way. */
export function WhyList() {
  const t = useTranslations("deliveries.why");
  const query = useInfiniteQuery(whyQuery());
  const { data } = query;
  const entries = data?.pages.flatMap(({ items }) => items) ?? [];
  if (!data)
    return (
      <Card>
        <NotYet query={query} loading={t("skeleton")}>
          <SkeletonRows height="h-16" />
        </NotYet>
      </Card>
    );
  return (
    <Card>
      {entries.length === 0 ? (
        <EmptyState icon={<BellRing />} title={t("empty")}>
          {t("emptyText")}
        </EmptyState>
      ) : (
        <ol aria-label={t("table")} className="divide-y divide-line">
          {entries.map((entry) => (
            <Row key={entry.id} entry={entry} />
          ))}
        </ol>
      )}
      {entries.length > 0 && <ListFoot query={query} label={t("more")} end={t("end")} />}
    </Card>
  );
}

function Row({ entry }: { entry: WhyEntry }) {
  const t = useTranslations("deliveries");
  const { id, broadcaster, kind, title, categoryName, announcedAt, ways } = entry;
  const shown = [title, categoryName].filter(Boolean).join(" · ");
  return (
    <li>
      <Link
        href={`/notifications/${id}`}
        className="grid grid-cols-1 gap-x-6 gap-y-2 px-4 py-3 hover:bg-raised focus-visible:outline-offset-[-2px] lg:grid-cols-[minmax(0,1fr)_minmax(0,1.2fr)]"
      >
        <span className="flex min-w-0 items-center gap-3">
          <Avatar name={broadcaster.displayName} src={broadcaster.avatarUrl} size={36} />
          <span className="min-w-0 flex-1">
            <span className="flex items-baseline justify-between gap-3">
              <span className="truncate font-medium">
                {t(`what.${kind}`, { name: broadcaster.displayName, category: categoryName })}
              </span>
              <RelativeTime at={announcedAt} className="shrink-0 text-ink-3 text-xs" />
            </span>
            <span className="block truncate text-ink-3" title={shown}>
              {shown}
            </span>
          </span>
        </span>
        <span className="grid gap-x-4 gap-y-1 text-xs max-lg:ml-12 sm:grid-cols-3 lg:items-center">
          {ways.map((verdict) => (
            <Verdict key={verdict.medium} verdict={verdict} />
          ))}
        </span>
      </Link>
    </li>
  );
}
