import { useTranslations } from "next-intl";
import { Badge } from "@/components/ui/badge";
import { Count } from "@/components/ui/count";
import { RelativeTime } from "@/components/ui/relative-time";
import { Cell, HeaderCell, Table, TableHead, TableRow } from "@/components/ui/table";
import { useFailureText } from "@/components/ui/use-failure-text";
import { useFormats } from "@/components/ui/use-formats";
import type { Tick } from "@/lib/live/schema";
import { changesOf, tookMs } from "./tick-words";

const TONES = {
  queued: "plain",
  running: "plain",
  succeeded: "ok",
  failed: "danger",
  cancelled: "plain",
  expired: "danger",
  abandoned: "danger",
} as const;

/** The ticks behind the chart, newest first, with what went wrong in Twitch's own words. */
export function TickTable({ ticks }: { ticks: readonly Tick[] }) {
  const t = useTranslations("sync");
  return (
    <Table aria-label={t("tick.table")} className="min-w-[48rem]">
      <TableHead>
        <TableRow>
          <HeaderCell>{t("tick.columns.began")}</HeaderCell>
          <HeaderCell>{t("tick.columns.state")}</HeaderCell>
          <HeaderCell numeric>{t("tick.columns.took")}</HeaderCell>
          <HeaderCell numeric>{t("tick.columns.checked")}</HeaderCell>
          <HeaderCell numeric>{t("tick.columns.changes")}</HeaderCell>
          <HeaderCell numeric>{t("tick.columns.failed")}</HeaderCell>
          <HeaderCell>{t("tick.columns.wrong")}</HeaderCell>
        </TableRow>
      </TableHead>
      <tbody>
        {ticks.map((tick) => (
          <TickRow key={tick.id} tick={tick} />
        ))}
      </tbody>
    </Table>
  );
}

function TickRow({ tick }: { tick: Tick }) {
  const failure = useFailureText();
  const t = useTranslations("sync");
  const formats = useFormats();
  const took = tookMs(tick);
  const { result } = tick;
  const wrong = [tick.error, ...(result?.errors ?? [])]
    .filter((text) => text !== null)
    .map(failure)
    .join("; ");
  return (
    <TableRow>
      <Cell className="whitespace-nowrap">
        <RelativeTime at={tick.startedAt} />
        {tick.manual && <span className="text-ink-3">{` ${t("tick.byHand")}`}</span>}
      </Cell>
      <Cell>
        <Badge tone={TONES[tick.status]}>{t(`tick.status.${tick.status}`)}</Badge>
      </Cell>
      <Cell numeric className="whitespace-nowrap">
        {took === null ? "–" : formats.duration(took)}
      </Cell>
      <Cell numeric>{result ? <Count value={result.checked} /> : "–"}</Cell>
      <Cell numeric>{result ? <Count value={changesOf(tick)} /> : "–"}</Cell>
      <Cell numeric className="whitespace-nowrap">
        {result
          ? t.rich("tick.failedOf", {
              failed: () => <Count value={result.failedBatches} />,
              batches: () => <Count value={result.batches} />,
            })
          : "–"}
      </Cell>
      <Cell className="max-w-md text-pretty text-ink-2">{wrong}</Cell>
    </TableRow>
  );
}
