import { CardSection } from "@/components/ui/card";
import { Elapsed } from "@/components/ui/relative-time";
import { Cell, HeaderCell, Table, TableHead, TableRow } from "@/components/ui/table";
import type { StreamDetail } from "@/lib/streams/schema";
import { ClockTime } from "./moment";
import { useHistoryWords } from "./use-history-words";

/** What was shown from when to when. */
export function SegmentTable({ stream }: { stream: StreamDetail }) {
  const { t, formats, category, title: titleOf } = useHistoryWords();
  return (
    <CardSection title={t("segments.title")} hint={t("segments.hint")} className="min-w-0">
      <Table aria-label={t("segments.label")} className="sm:min-w-[36rem]">
        <TableHead>
          <TableRow>
            <HeaderCell>{t("columns.from")}</HeaderCell>
            <HeaderCell numeric>{t("columns.for")}</HeaderCell>
            <HeaderCell>{t("columns.category")}</HeaderCell>
            <HeaderCell className="w-full max-sm:hidden">{t("columns.title")}</HeaderCell>
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
                  formats.span(Date.parse(to ?? stream.endedAt ?? from) - Date.parse(from))
                )}
              </Cell>
              <Cell className="sm:whitespace-nowrap">
                {category(categoryName)}
                <span className="block break-words text-ink-2 sm:hidden">{titleOf(title)}</span>
              </Cell>
              <Cell className="break-words text-ink-2 max-sm:hidden">{titleOf(title)}</Cell>
            </TableRow>
          ))}
        </tbody>
      </Table>
    </CardSection>
  );
}
