"use client";
import { useTranslations } from "next-intl";
import { CardSection } from "@/components/ui/card";
import { Count } from "@/components/ui/count";
import { Cell, HeaderCell, Table, TableHead, TableRow } from "@/components/ui/table";
import type { DeliveryOverview } from "@/lib/deliveries/schema";
import { reasonWords } from "./verdict-words";

/** What was decided not to be sent lately, and why. */
export function SkipsCard({ skips }: Pick<DeliveryOverview, "skips">) {
  const t = useTranslations("deliveries");
  return (
    <CardSection title={t("admin.skips.title")} hint={t("admin.skips.hint")}>
      {skips.length === 0 ? (
        <p className="px-4 py-8 text-center text-ink-2">{t("admin.skips.empty")}</p>
      ) : (
        <Table aria-label={t("admin.skips.title")}>
          <TableHead>
            <TableRow>
              <HeaderCell>{t("admin.skips.way")}</HeaderCell>
              <HeaderCell>{t("admin.skips.reason")}</HeaderCell>
              <HeaderCell numeric>{t("admin.skips.count")}</HeaderCell>
            </TableRow>
          </TableHead>
          <tbody>
            {skips.map(({ medium, reason, count }) => (
              <TableRow key={`${medium} ${reason}`}>
                <Cell>{t(`ways.${medium}`)}</Cell>
                <Cell>{reasonWords(reason, t)}</Cell>
                <Cell numeric>
                  <Count value={count} />
                </Cell>
              </TableRow>
            ))}
          </tbody>
        </Table>
      )}
    </CardSection>
  );
}
