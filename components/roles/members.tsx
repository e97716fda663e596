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
import { VirtualList } from "@/components/ui/virtual-list";
import { roleMembersQuery } from "@/lib/roles/queries";
import type { ChannelRole } from "@/lib/roles/schema";
import { MEMBER_HEIGHT, MemberColumns, MemberRow } from "./member-row";

interface MembersProps {
  login: string;
  role: ChannelRole;
  /** A part of their names. */
  q: string;
  /** That list was read whole at least once. */
  read: boolean;
}

/** Who has a role now. */
export function Members({ login, role, q, read }: MembersProps) {
  const t = useTranslations("roles");
  const query = useInfiniteQuery({
    ...roleMembersQuery(login, { role, q }),
    placeholderData: keepPreviousData,
  });
  const pages = query.data?.pages;
  const members = useMemo(() => distinct(pages?.flatMap(({ items }) => items) ?? []), [pages]);
  const first = pages?.[0];
  if (!first)
    return (
      <Card>
        <NotYet query={query} loading={t("members.loading")}>
          <SkeletonRows count={8} height="h-14" />
        </NotYet>
      </Card>
    );
  return (
    <>
      <p role="status" className="mb-2 text-ink-2 tabular-nums">
        {t("members.count", { count: first.total })}
      </p>
      <Card className="max-md:-mx-4 max-md:rounded-none max-md:border-x-0">
        {members.length === 0 ? (
          <Nobody narrowed={q !== ""} read={read} />
        ) : (
          <div className={query.isPlaceholderData ? "opacity-60" : ""} aria-busy={query.isPlaceholderData}>
            <MemberColumns role={role} />
            <VirtualList
              label={t(`roles.${role}`)}
              items={members}
              keyOf={({ userId }) => userId}
              heightOf={() => MEMBER_HEIGHT}
              isRow={({ chatter }) => chatter}
            >
              {(member) => <MemberRow login={login} member={member} />}
            </VirtualList>
            <NextPage query={query} label={t("members.more")} end={t("members.end")} />
          </div>
        )}
      </Card>
    </>
  );
}

/** Whose name changes while one scrolls may stand on two pages. */
const distinct = <Item extends { userId: string }>(items: readonly Item[]): Item[] => [
  ...new Map(items.map((item) => [item.userId, item])).values(),
];

function Nobody({ narrowed, read }: { narrowed: boolean; read: boolean }) {
  const t = useTranslations("roles");
  if (narrowed)
    return (
      <EmptyState icon={<SearchX />} title={t("members.noneLike")}>
        {t("members.noneLikeHint")}
      </EmptyState>
    );
  return read ? (
    <EmptyState icon={<UsersRound />} title={t("members.none")}>
      {t("members.noneHint")}
    </EmptyState>
  ) : (
    <EmptyState icon={<UsersRound />} title={t("members.neverRead")}>
      {t("members.neverReadHint")}
    </EmptyState>
  );
}
