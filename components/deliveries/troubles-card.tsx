"use client";
import { useTranslations } from "next-intl";
import { Badge } from "@/components/ui/badge";
import { CardSection } from "@/components/ui/card";
import { Count } from "@/components/ui/count";
import { RelativeTime } from "@/components/ui/relative-time";
import { Cell, HeaderCell, Table, TableHead, TableRow } from "@/components/ui/table";
import { useFailureText } from "@/components/ui/use-failure-text";
import type { DeliveryOverview, DeliveryTrouble } from "@/lib/deliveries/schema";
import { RetryButton } from "./retry-button";
import { reasonWords } from "./verdict-words";

/** What providers say of what they did not take, with the way to try all of one kind again. */
export function TroublesCard({ overview }: { overview: DeliveryOverview }) {
  const t = useTranslations("deliveries.admin.troubles");
  const { troubles, media } = overview;
  const failed = media.reduce((sum, medium) => sum + medium.failed, 0);
  return (
    <CardSection
      title={t("title")}
      hint={t("hint")}
      actions={failed > 0 && <RetryButton input={{ what: "all" }} count={failed} label={t("retryAll")} />}
    >
      {troubles.length === 0 ? (
        <p className="px-4 py-8 text-center text-ink-2">{t("empty")}</p>
      ) : (
        <Troubles troubles={troubles} />
      )}
    </CardSection>
  );
}

function Troubles({ troubles }: { troubles: readonly DeliveryTrouble[] }) {
  const failure = useFailureText();
  const t = useTranslations("deliveries");
  return (
    <Table aria-label={t("admin.troubles.table")} className="min-w-[40rem]">
      <TableHead>
        <TableRow>
          <HeaderCell>{t("admin.skips.way")}</HeaderCell>
          <HeaderCell>{t("admin.list.state")}</HeaderCell>
          <HeaderCell>{t("admin.troubles.said")}</HeaderCell>
          <HeaderCell numeric>{t("admin.skips.count")}</HeaderCell>
          <HeaderCell>{t("admin.troubles.latest")}</HeaderCell>
          <HeaderCell>
            <span className="sr-only">{t("admin.retry.button")}</span>
          </HeaderCell>
        </TableRow>
      </TableHead>
      <tbody>
        {troubles.map((trouble) => (
          <TableRow key={`${trouble.state} ${trouble.key}`} className="align-top">
            <Cell>{t(`ways.${trouble.medium}`)}</Cell>
            <Cell>
              <Badge tone={trouble.state === "failed" ? "danger" : "warn"}>
                {t(`admin.troubles.state.${trouble.state}`)}
              </Badge>
            </Cell>
            <Cell className="max-w-md text-pretty break-words text-ink-2">
              {trouble.error ? failure(trouble.error) : reasonWords(trouble.reason, t)}
            </Cell>
            <Cell numeric>
              <Count value={trouble.count} />
            </Cell>
            <Cell className="whitespace-nowrap">
              <RelativeTime at={trouble.latestAt} />
            </Cell>
            <Cell className="text-right">
              {trouble.state === "failed" && (
                <RetryButton
                  input={{ what: "alike", key: trouble.key }}
                  count={trouble.count}
                  label={t("admin.retry.button")}
                />
              )}
            </Cell>
          </TableRow>
        ))}
      </tbody>
    </Table>
  );
}
