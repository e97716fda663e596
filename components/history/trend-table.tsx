import { Count } from "@/components/ui/count";
import { Cell, HeaderCell, Table, TableHead, TableRow } from "@/components/ui/table";
import { dayName } from "./day-words";
import type { TrendPoint } from "./trend-point";
import { hoursText } from "./words";

/** The trend as numbers, newest first. */
export function TrendTable({ trend, weekly }: { trend: readonly TrendPoint[]; weekly: boolean }) {
  return (
    <Table aria-label="Trend">
      <TableHead>
        <TableRow>
          <HeaderCell>{weekly ? "Week" : "Day"}</HeaderCell>
          <HeaderCell numeric>Live</HeaderCell>
          <HeaderCell numeric>Average viewers</HeaderCell>
          <HeaderCell numeric>Peak viewers</HeaderCell>
        </TableRow>
      </TableHead>
      <tbody>
        {trend.toReversed().map(({ from, hours, averageViewers, peakViewers }) => (
          <TableRow key={from}>
            <Cell>{dayName(from, weekly)}</Cell>
            <Cell numeric>{hoursText(hours)}</Cell>
            <Cell numeric>{averageViewers === null ? "–" : <Count value={averageViewers} />}</Cell>
            <Cell numeric>{peakViewers === null ? "–" : <Count value={peakViewers} />}</Cell>
          </TableRow>
        ))}
      </tbody>
    </Table>
  );
}
