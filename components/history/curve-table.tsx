import { Count } from "@/components/ui/count";
import { Cell, HeaderCell, Table, TableHead, TableRow } from "@/components/ui/table";
import type { ViewerCurve } from "@/lib/streams/schema";
import { perMinuteAt, type Talk } from "./chat-bars";
import { type Stretch, stretchAt } from "./lanes";
import { ClockTime } from "./moment";
import { useHistoryWords } from "./use-history-words";

interface CurveTableProps {
  curve: ViewerCurve;
  talk: Talk | undefined;
  categories: readonly Stretch[];
  titles: readonly Stretch[];
}

/** The timeline as numbers, oldest first. */
export function CurveTable({ curve, talk, categories, titles }: CurveTableProps) {
  const { t } = useHistoryWords();
  return (
    <Table aria-label={t("timeline.label")}>
      <TableHead>
        <TableRow>
          <HeaderCell>{t("columns.time")}</HeaderCell>
          <HeaderCell numeric>{t("columns.viewers")}</HeaderCell>
          <HeaderCell numeric>{t("columns.lowest")}</HeaderCell>
          <HeaderCell numeric>{t("columns.highest")}</HeaderCell>
          {talk && <HeaderCell numeric>{t("columns.messages")}</HeaderCell>}
          <HeaderCell>{t("columns.category")}</HeaderCell>
          <HeaderCell>{t("columns.title")}</HeaderCell>
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
            {talk && (
              <Cell numeric>
                <Messages perMinute={perMinuteAt(talk, at)} />
              </Cell>
            )}
            <Cell>{stretchAt(categories, at)?.label}</Cell>
            <Cell className="text-ink-2">{stretchAt(titles, at)?.label}</Cell>
          </TableRow>
        ))}
      </tbody>
    </Table>
  );
}

/** What was not recorded is not nought. */
function Messages({ perMinute }: { perMinute: number | null }) {
  const { t } = useHistoryWords();
  return perMinute === null ? t("columns.notRecorded") : <Count value={Math.round(perMinute)} />;
}
