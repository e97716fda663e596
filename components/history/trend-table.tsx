import { Count } from "@/components/ui/count";
import { Cell, HeaderCell, Table, TableHead, TableRow } from "@/components/ui/table";
import { dayName } from "./day-words";
import type { TrendPoint } from "./trend-point";
import { useHistoryWords } from "./use-history-words";

/** The trend as numbers, newest first. */
export function TrendTable({ trend, weekly }: { trend: readonly TrendPoint[]; weekly: boolean }) {
  const words = useHistoryWords();
  const { t, formats } = words;
  return (
    <Table aria-label={t("trend.title")}>
      <TableHead>
        <TableRow>
          <HeaderCell>{weekly ? t("columns.week") : t("columns.day")}</HeaderCell>
          <HeaderCell numeric>{t("columns.live")}</HeaderCell>
          <HeaderCell numeric>{t("figures.averageViewers")}</HeaderCell>
          <HeaderCell numeric>{t("figures.peakViewers")}</HeaderCell>
        </TableRow>
      </TableHead>
      <tbody>
        {trend.toReversed().map(({ from, hours, averageViewers, peakViewers }) => (
          <TableRow key={from}>
            <Cell>{dayName(from, weekly, words)}</Cell>
            <Cell numeric>{formats.hours(hours)}</Cell>
            <Cell numeric>{averageViewers === null ? "–" : <Count value={averageViewers} />}</Cell>
            <Cell numeric>{peakViewers === null ? "–" : <Count value={peakViewers} />}</Cell>
          </TableRow>
        ))}
      </tbody>
    </Table>
  );
}
