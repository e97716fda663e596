"use client";
import { useInfiniteQuery } from "@tanstack/react-query";
import { ArrowLeft, CircleSlash, Equal, SearchX } from "lucide-react";
import { useTranslations } from "next-intl";
import { useMemo } from "react";
import { Button } from "@/components/ui/button";
import { CardSection } from "@/components/ui/card";
import { EmptyState } from "@/components/ui/empty-state";
import { NextPage } from "@/components/ui/load-more";
import { NotYet } from "@/components/ui/not-yet";
import { VirtualList } from "@/components/ui/virtual-list";
import { roleDriftQuery } from "@/lib/roles/queries";
import type { RoleSyncRun } from "@/lib/roles/schema";
import { CHANGE_HEIGHT, ChangeRow } from "./change-row";
import { driftRows, keyOfRow } from "./drift-rows";
import { RunErrors } from "./run-errors";
import { RunFacts } from "./run-row";
import { useTakenFocus } from "./use-taken-focus";

interface DriftReportProps {
  login: string;
  runId: string;
  /** It was opened by a press on this page. */
  takesFocus: boolean;
  onClose: () => void;
}

const useDrift = (login: string, runId: string) => useInfiniteQuery(roleDriftQuery(login, runId));

/** The height of a list's name among its changes, in CSS px. */
const NAME_HEIGHT = 40;

/** What one sync changed: per list who gained it, who lost it and whose tier is another, and why. */
export function DriftReport({ login, runId, takesFocus, onClose }: DriftReportProps) {
  const t = useTranslations("roles");
  const query = useDrift(login, runId);
  const back = useTakenFocus<HTMLButtonElement>(takesFocus);
  const pages = query.data?.pages;
  const rows = useMemo(() => driftRows(pages?.flatMap(({ items }) => items) ?? []), [pages]);
  const run = pages?.[0]?.run;
  return (
    <CardSection
      title={t("drift.title")}
      actions={
        <Button ref={back} look="quiet" onClick={onClose}>
          <ArrowLeft aria-hidden />
          {t("drift.back")}
        </Button>
      }
    >
      {!run && <NotShown query={query} />}
      {run && (
        <>
          <div className="border-line border-b px-4 py-3">
            <RunFacts run={run} />
            <RunErrors lines={run.errors} />
            {run.firstLists.length === 3 && <p className="mt-1 text-pretty text-ink-2">{t("drift.first")}</p>}
          </div>
          {rows.length === 0 ? (
            <Nothing run={run} />
          ) : (
            <>
              <VirtualList
                label={t("drift.label")}
                items={rows}
                keyOf={keyOfRow}
                heightOf={({ kind }) => (kind === "list" ? NAME_HEIGHT : CHANGE_HEIGHT)}
                isRow={(row) => row.kind === "change" && row.change.chatter}
              >
                {(row) =>
                  row.kind === "list" ? (
                    <h3 className="flex h-10 items-end border-line border-b px-4 pb-1.5 font-medium text-ink-3 text-xs">
                      {t(`roles.${row.role}`)}
                    </h3>
                  ) : (
                    <ChangeRow
                      login={login}
                      change={row.change}
                      first={run.firstLists.includes(row.change.role)}
                    />
                  )
                }
              </VirtualList>
              <NextPage query={query} label={t("drift.more")} end={t("drift.end")} />
            </>
          )}
        </>
      )}
    </CardSection>
  );
}

/** On its way, not there, or not to be had. */
function NotShown({ query }: { query: ReturnType<typeof useDrift> }) {
  const t = useTranslations("roles");
  if (query.error?.status !== 404) return <NotYet query={query} loading={t("drift.loading")} />;
  return (
    <EmptyState icon={<SearchX />} title={t("drift.gone")}>
      {t("drift.goneHint")}
    </EmptyState>
  );
}

function Nothing({ run }: { run: RoleSyncRun }) {
  const t = useTranslations("roles");
  if (run.state === "running")
    return <p className="px-4 py-8 text-center text-ink-2">{t("drift.underWay")}</p>;
  const unread = run.subCount === null && run.vipCount === null && run.modCount === null;
  return unread ? (
    <EmptyState icon={<CircleSlash />} title={t("drift.nothingRead")}>
      {t("drift.nothingReadHint")}
    </EmptyState>
  ) : (
    <EmptyState icon={<Equal />} title={t("drift.none")}>
      {t("drift.noneHint")}
    </EmptyState>
  );
}
