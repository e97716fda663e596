import { CardSection } from "@/components/ui/card";
import { Elapsed } from "@/components/ui/relative-time";
import { Cell, HeaderCell, Table, TableHead, TableRow } from "@/components/ui/table";
import { spanText } from "@/components/ui/time-text";
import type { StreamDetail } from "@/lib/streams/schema";
import { ClockTime } from "./moment";
import { categoryText, titleText } from "./words";

/** What was shown from when to when. */
export function SegmentTable({ stream }: { stream: StreamDetail }) {
  return (
    <CardSection title="Titles and categories" hint="Each change, in order" className="min-w-0">
      <Table aria-label="Titles and categories over time" className="sm:min-w-[36rem]">
        <TableHead>
          <TableRow>
            <HeaderCell>From</HeaderCell>
            <HeaderCell numeric>For</HeaderCell>
            <HeaderCell>Category</HeaderCell>
            <HeaderCell className="w-full max-sm:hidden">Title</HeaderCell>
          </TableRow>
        </TableHead>
        <tbody>
          {stream.segments.map(({ from, to, title, categoryName }) => (
            <TableRow key={from} className="align-top">
              <Cell className="tabular-nums">
                <ClockTime at={from} />
              </Cell>
              <Cell numeric className="whitespace-nowrap text-ink-2">
                {to === null && stream.endedAt === null ? (
                  <Elapsed since={from} />
                ) : (
                  spanText(Date.parse(to ?? stream.endedAt ?? from) - Date.parse(from))
                )}
              </Cell>
              <Cell className="sm:whitespace-nowrap">
                {categoryText(categoryName)}
                <span className="block break-words text-ink-2 sm:hidden">{titleText(title)}</span>
              </Cell>
              <Cell className="break-words text-ink-2 max-sm:hidden">{titleText(title)}</Cell>
            </TableRow>
          ))}
        </tbody>
      </Table>
    </CardSection>
  );
}
