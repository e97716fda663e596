"use client";
import { useTranslations } from "next-intl";
import { Count } from "@/components/ui/count";
import { Cell, HeaderCell, Table, TableHead, TableRow } from "@/components/ui/table";
import { useFormats } from "@/components/ui/use-formats";
import type { DetectionDelays } from "@/lib/live/schema";

/** The figures behind the chart: each hour of each source, the latest first. */
export function DelayTable({ sources }: Pick<DetectionDelays, "sources">) {
  const t = useTranslations("sync");
  const formats = useFormats();
  return (
    <Table aria-label={t("delay.table")}>
      <TableHead>
        <TableRow>
          <HeaderCell>{t("delay.columns.hour")}</HeaderCell>
          <HeaderCell>{t("delay.columns.source")}</HeaderCell>
          <HeaderCell numeric>{t("delay.columns.seen")}</HeaderCell>
          <HeaderCell numeric>{t("half")}</HeaderCell>
          <HeaderCell numeric>{t("most")}</HeaderCell>
          <HeaderCell numeric>{t("longest")}</HeaderCell>
        </TableRow>
      </TableHead>
      <tbody>
        {sources.flatMap(({ source, hours }) =>
          hours.toReversed().map((hour) => (
            <TableRow key={`${source} ${hour.at}`}>
              <Cell className="tabular-nums">
                <time dateTime={hour.at}>{formats.clock(Date.parse(hour.at))}</time>
              </Cell>
              <Cell>{t(`source.${source}`)}</Cell>
              <Cell numeric>
                <Count value={hour.count} />
              </Cell>
              <Cell numeric>{formats.duration(hour.p50Ms)}</Cell>
              <Cell numeric>{formats.duration(hour.p95Ms)}</Cell>
              <Cell numeric>{formats.duration(hour.maxMs)}</Cell>
            </TableRow>
          )),
        )}
      </tbody>
    </Table>
  );
}
