import { useTranslations } from "next-intl";
import { Count } from "@/components/ui/count";
import { Cell, HeaderCell, Table, TableHead, TableRow } from "@/components/ui/table";
import type { StatBar } from "./stat-bars";

interface StatsTableProps {
  bars: readonly StatBar[];
  momentText: (bar: StatBar) => string;
}

/** The bars as numbers, newest first. */
export function StatsTable({ bars, momentText }: StatsTableProps) {
  const t = useTranslations("chat");
  const daily = bars[0]?.chatters === null;
  return (
    <Table aria-label={t("stats.overTime")}>
      <TableHead>
        <TableRow>
          <HeaderCell>{daily ? t("stats.day") : t("stats.hour")}</HeaderCell>
          <HeaderCell numeric>{t("stats.messagesLabel")}</HeaderCell>
          {!daily && <HeaderCell numeric>{t("stats.peopleShort")}</HeaderCell>}
        </TableRow>
      </TableHead>
      <tbody>
        {bars.toReversed().map((bar) => (
          <TableRow key={bar.from}>
            <Cell>{momentText(bar)}</Cell>
            <Cell numeric>
              <Count value={bar.messages} />
            </Cell>
            {bar.chatters !== null && (
              <Cell numeric>
                <Count value={bar.chatters} />
              </Cell>
            )}
          </TableRow>
        ))}
      </tbody>
    </Table>
  );
}
