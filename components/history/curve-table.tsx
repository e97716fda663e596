import { Count } from "@/components/ui/count";

import { Cell, HeaderCell, Table, TableHead, TableRow } from "@/components/ui/table";
import type { ViewerCurve } from "@/lib/streams/schema";
import { perMinuteAt, type Talk } from "./chat-bars";
import { type Stretch, stretchAt } from "./lanes";
import { ClockTime } from "./moment";

interface CurveTableProps {
  curve: ViewerCurve;
  talk: Talk | undefined;
  categories: readonly Stretch[];
  titles: readonly Stretch[];
}

/** The timeline as numbers, oldest first. */
export function CurveTable({ curve, talk, categories, titles }: CurveTableProps) {
  return (
    <Table aria-label="Viewers over time">
      <TableHead>
        <TableRow>
          <HeaderCell>Time</HeaderCell>
          <HeaderCell numeric>Viewers</HeaderCell>
          <HeaderCell numeric>Lowest</HeaderCell>
          <HeaderCell numeric>Highest</HeaderCell>
          {talk && <HeaderCell numeric>Messages a minute</HeaderCell>}
          <HeaderCell>Category</HeaderCell>
          <HeaderCell>Title</HeaderCell>
        </TableRow>
      </TableHead>
      <tbody>
        {curve.points.map(([at, average, low, high]) => (
          <TableRow key={at}>
            <Cell>
              <ClockTime at={at} />
            </Cell>
            <Cell numeric>
              <Count value={average} />
            </Cell>
            <Cell numeric>
              <Count value={low} />
            </Cell>
            <Cell numeric>
              <Count value={high} />
            </Cell>
            {talk && <Cell numeric>{perMinuteText(perMinuteAt(talk, at))}</Cell>}
            <Cell>{stretchAt(categories, at)?.label}</Cell>
            <Cell className="text-ink-2">{stretchAt(titles, at)?.label}</Cell>
          </TableRow>
        ))}
      </tbody>
    </Table>
  );
}

/** What was not recorded is not nought. */
const perMinuteText = (perMinute: number | null) =>
  perMinute === null ? "not recorded" : <Count value={Math.round(perMinute)} />;
