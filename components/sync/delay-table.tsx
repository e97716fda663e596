"use client";
import { useTimeZone } from "@/components/ui/clock";
import { Count } from "@/components/ui/count";
import { durationText } from "@/components/ui/duration-text";
import { Cell, HeaderCell, Table, TableHead, TableRow } from "@/components/ui/table";
import { clockText } from "@/components/ui/time-text";
import type { DetectionDelays } from "@/lib/live/schema";
import { SOURCES } from "./change-kinds";

/** The figures behind the chart: each hour of each source, the latest first. */
export function DelayTable({ sources }: Pick<DetectionDelays, "sources">) {
  const timeZone = useTimeZone();
  return (
    <Table aria-label="Detection delay by the hour">
      <TableHead>
        <TableRow>
          <HeaderCell>Hour</HeaderCell>
          <HeaderCell>Source</HeaderCell>
          <HeaderCell numeric>Seen</HeaderCell>
          <HeaderCell numeric>Half within</HeaderCell>
          <HeaderCell numeric>95 % within</HeaderCell>
          <HeaderCell numeric>Longest</HeaderCell>
        </TableRow>
      </TableHead>
      <tbody>
        {sources.flatMap(({ source, hours }) =>
          hours.toReversed().map((hour) => (
            <TableRow key={`${source} ${hour.at}`}>
              <Cell className="tabular-nums">
                <time dateTime={hour.at}>{clockText(Date.parse(hour.at), timeZone)}</time>
              </Cell>
              <Cell>{SOURCES[source]}</Cell>
              <Cell numeric>
                <Count value={hour.count} />
              </Cell>
              <Cell numeric>{durationText(hour.p50Ms)}</Cell>
              <Cell numeric>{durationText(hour.p95Ms)}</Cell>
              <Cell numeric>{durationText(hour.maxMs)}</Cell>
            </TableRow>
          )),
        )}
      </tbody>
    </Table>
  );
}
