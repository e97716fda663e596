"use client";
import { useTranslations } from "next-intl";
import { Figure } from "@/components/sync/figure";
import { CardSection } from "@/components/ui/card";
import { Count } from "@/components/ui/count";
import { Cell, HeaderCell, Table, TableHead, TableRow } from "@/components/ui/table";
import { useFormats } from "@/components/ui/use-formats";
import type { HelixPurpose, Quota } from "@/lib/quota/schema";
import { BudgetMeter } from "./budget-meter";
import { PointsChart } from "./points-chart";
import { usePurposeName } from "./purpose-name";

/** The app's Helix points: how many are left, and who spends them. */
export function HelixCard({ helix }: Pick<Quota, "helix">) {
  const t = useTranslations("quota.helix");
  const formats = useFormats();
  const { capacity, left, resetInMs, purposes, others } = helix;
  const sum = (of: (purpose: HelixPurpose) => number) => purposes.reduce((all, one) => all + of(one), 0);
  const waitedMs = sum((purpose) => purpose.waitedMs);
  return (
    <CardSection title={t("title")} hint={t("hint")}>
      <BudgetMeter label={t("used")} used={capacity - left} most={capacity} then={t("then")} />
      <dl className="grid grid-cols-2 border-line border-t sm:grid-cols-5">
        <Figure
          label={t("left")}
          value={<Count value={left} />}
          {...(resetInMs > 0 && { note: t("full", { span: formats.duration(resetInMs) }) })}
        />
        <Figure label={t("hour")} value={<Count value={sum(({ points }) => points)} />} />
        <Figure
          label={t("waits")}
          value={<Count value={sum(({ waits }) => waits)} />}
          {...(waitedMs > 0 && { note: t("waited", { span: formats.duration(waitedMs) }) })}
        />
        <Figure label={t("refused")} value={<Count value={sum(({ refused }) => refused)} />} />
        <Figure label={t("others")} value={<Count value={others.points} />} note={t("othersNote")} />
      </dl>
      {purposes.length === 0 ? (
        <p className="border-line border-t px-4 py-8 text-center text-ink-2">{t("none")}</p>
      ) : (
        <>
          <PointsChart helix={helix} />
          <PurposeTable purposes={purposes} />
        </>
      )}
    </CardSection>
  );
}

function PurposeTable({ purposes }: { purposes: readonly HelixPurpose[] }) {
  const t = useTranslations("quota.helix");
  const nameOf = usePurposeName();
  return (
    <div className="overflow-x-auto border-line border-t">
      <Table aria-label={t("table")}>
        <TableHead>
          <TableRow>
            <HeaderCell>{t("columns.purpose")}</HeaderCell>
            <HeaderCell numeric>{t("columns.points")}</HeaderCell>
            <HeaderCell numeric>{t("columns.waits")}</HeaderCell>
            <HeaderCell numeric>{t("columns.refused")}</HeaderCell>
          </TableRow>
        </TableHead>
        <tbody>
          {purposes.map(({ purpose, points, waits, refused, endpoints }) => (
            <TableRow key={purpose}>
              <Cell>
                <span className="font-medium">{nameOf(purpose)}</span>
                <span className="block text-ink-3 text-xs">
                  {endpoints.map(({ endpoint }) => endpoint).join(", ")}
                </span>
              </Cell>
              <Cell numeric>
                <Count value={points} />
              </Cell>
              <Cell numeric>
                <Count value={waits} />
              </Cell>
              <Cell numeric>
                <Count value={refused} />
              </Cell>
            </TableRow>
          ))}
        </tbody>
      </Table>
    </div>
  );
}
