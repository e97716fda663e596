"use client";
import { useInfiniteQuery } from "@tanstack/react-query";
import { History } from "lucide-react";
import { useTranslations } from "next-intl";
import { useRef } from "react";
import { CardSection } from "@/components/ui/card";
import { EmptyState } from "@/components/ui/empty-state";
import { ListFoot } from "@/components/ui/load-more";
import { NotYet } from "@/components/ui/not-yet";
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
      {!runs && <NotYet query={query} loading={t("runs.loading")} />}
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
      <ListFoot query={query} label={t("runs.older")} />
    </CardSection>
  );
}
