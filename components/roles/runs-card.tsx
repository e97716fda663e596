"use client";
import { useInfiniteQuery } from "@tanstack/react-query";
import { History } from "lucide-react";
import { useTranslations } from "next-intl";
import { useRef } from "react";
import { ChatProblem, ChatSkeleton } from "@/components/chat/chat-states";
import { Button } from "@/components/ui/button";
import { CardSection } from "@/components/ui/card";
import { EmptyState } from "@/components/ui/empty-state";
import { useRowKeys } from "@/components/ui/use-row-keys";
import { roleRunsQuery } from "@/lib/roles/queries";
import { RunRow } from "./run-row";

interface RunsCardProps {
  login: string;
  /** The sync whose report was looked at before; "" for none. */
  opened: string;
  /** Shows what a sync changed. Null for those who may not know who has which role. */
  onOpen: ((runId: string) => void) | null;
}

/** Every sync of the channel, the newest first. */
export function RunsCard({ login, opened, onOpen }: RunsCardProps) {
  const t = useTranslations("roles");
  const query = useInfiniteQuery(roleRunsQuery(login));
  const list = useRef<HTMLUListElement>(null);
  useRowKeys(list);
  const runs = query.data?.pages.flatMap(({ items }) => items);
  return (
    <CardSection title={t("runs.title")} hint={t("runs.hint")}>
      {!runs && (query.isError ? <ChatProblem query={query} /> : <ChatSkeleton label={t("runs.loading")} />)}
      {runs?.length === 0 && (
        <EmptyState icon={<History />} title={t("runs.none")}>
          {t("runs.noneHint")}
        </EmptyState>
      )}
      {runs && runs.length > 0 && (
        <ul ref={list} aria-label={t("runs.title")} className="divide-y divide-line">
          {runs.map((run) => (
            <RunRow key={run.id} run={run} takesFocus={run.id === opened} onOpen={onOpen} />
          ))}
        </ul>
      )}
      {query.isFetchNextPageError && (
        <p role="alert" className="px-4 py-3">
          {query.error?.detail}
        </p>
      )}
      {query.hasNextPage && (
        <div className="border-line border-t p-3 text-center">
          <Button look="quiet" busy={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>
            {t("runs.older")}
          </Button>
        </div>
      )}
    </CardSection>
  );
}
