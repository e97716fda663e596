"use client";
import { keepPreviousData, useInfiniteQuery } from "@tanstack/react-query";
import { SearchX, UsersRound } from "lucide-react";
import { useTranslations } from "next-intl";
import { useMemo } from "react";
import { Card } from "@/components/ui/card";
import { EmptyState } from "@/components/ui/empty-state";
import { NextPage } from "@/components/ui/load-more";
import { NotYet } from "@/components/ui/not-yet";
import { SkeletonRows } from "@/components/ui/skeleton";
import { useUrlParams } from "@/components/ui/use-url-params";
import { VirtualList } from "@/components/ui/virtual-list";
import { viewersQuery } from "@/lib/viewers/queries";
import { PresenceNote } from "./presence-note";
import { RolesNote } from "./roles-note";
import { isNarrowed, shownFrom } from "./shown-in-url";
import { ROW_HEIGHT, ViewerColumns, ViewerRow } from "./viewer-row";
import { ViewersToolbar } from "./viewers-toolbar";

/** The people of a channel's chat. `own`: whoever looks is its owner. */
export function ViewerList({ login, own }: { login: string; own: boolean }) {
  const t = useTranslations("viewers");
  const [params] = useUrlParams();
  const shown = shownFrom(params);
  const query = useInfiniteQuery({ ...viewersQuery(login, shown), placeholderData: keepPreviousData });
  const pages = query.data?.pages;
  const viewers = useMemo(() => distinct(pages?.flatMap(({ items }) => items) ?? []), [pages]);
  const first = pages?.[0];
  return (
    <>
      {first && <PresenceNote login={login} source={first.presenceSource} own={own} />}
      {first && <RolesNote login={login} lists={first.roleLists} own={own} />}
      <ViewersToolbar own={own} />
      {!first && (
        <Card>
          <NotYet query={query} loading={t("list.loading")}>
            <SkeletonRows count={8} height="h-16" />
          </NotYet>
        </Card>
      )}
      {first && (
        <>
          <p role="status" className="mb-2 text-ink-2 tabular-nums">
            {t("list.count", { count: first.total })}
            {!shown.removed && `, ${t("list.presentNow", { count: first.present })}`}
          </p>
          {viewers.length === 0 ? (
            <Card>
              <Nobody narrowed={isNarrowed(shown)} />
            </Card>
          ) : (
            <Card className="max-md:-mx-4 max-md:rounded-none max-md:border-x-0">
              <ViewerColumns />
              <VirtualList
                label={t("list.label")}
                items={viewers}
                keyOf={({ id }) => id}
                heightOf={() => ROW_HEIGHT}
              >
                {(viewer) => <ViewerRow login={login} viewer={viewer} />}
              </VirtualList>
              <NextPage query={query} label={t("list.more")} end={t("list.end")} />
            </Card>
          )}
        </>
      )}
    </>
  );
}

/** Who writes while one scrolls may stand on two pages. */
const distinct = <Item extends { id: string }>(items: readonly Item[]): Item[] => [
  ...new Map(items.map((item) => [item.id, item])).values(),
];

function Nobody({ narrowed }: { narrowed: boolean }) {
  const t = useTranslations("viewers");
  return narrowed ? (
    <EmptyState icon={<SearchX />} title={t("list.noneLike")}>
      {t("list.noneLikeHint")}
    </EmptyState>
  ) : (
    <EmptyState icon={<UsersRound />} title={t("list.none")}>
      {t("list.noneHint")}
    </EmptyState>
  );
}
