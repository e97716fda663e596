"use client";
import { useQuery } from "@tanstack/react-query";
import { Crosshair } from "lucide-react";
import { useTranslations } from "next-intl";
import { Card } from "@/components/ui/card";
import { EmptyState } from "@/components/ui/empty-state";
import { NotYet } from "@/components/ui/not-yet";
import { Page } from "@/components/ui/page";
import { Skeleton } from "@/components/ui/skeleton";
import { targetsQuery } from "@/lib/targets/queries";
import { AddTarget } from "./add-target";
import { TargetRow } from "./target-row";
import { useTargetEvents } from "./use-targets";

/** All that is watched, with what the last looks said. */
export function Targets() {
  const t = useTranslations("targets.page");
  useTargetEvents();
  const query = useQuery(targetsQuery());
  const { data } = query;
  return (
    <Page
      title={t("title")}
      summary={data && t("summary", { seconds: data.everySeconds })}
      actions={<AddTarget />}
      wide
    >
      {data && (
        <Card>
          {data.items.length === 0 ? (
            <EmptyState icon={<Crosshair />} title={t("empty")}>
              {t("emptyText")}
            </EmptyState>
          ) : (
            <ul aria-label={t("list")}>
              {data.items.map((target) => (
                <TargetRow key={target.id} target={target} />
              ))}
            </ul>
          )}
        </Card>
      )}
      {!data && (
        <NotYet query={query} loading={t("loading")}>
          {["one", "two", "three"].map((row) => (
            <Skeleton key={row} className="mb-3 h-24" />
          ))}
        </NotYet>
      )}
    </Page>
  );
}
