import { Badge } from "@/components/ui/badge";
import { Count } from "@/components/ui/count";
import { durationText } from "@/components/ui/duration-text";
import { RelativeTime } from "@/components/ui/relative-time";
import { Cell, HeaderCell, Table, TableHead, TableRow } from "@/components/ui/table";
import type { Tick } from "@/lib/live/schema";
import { changesOf, TICK_STATES, tookMs } from "./tick-words";

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
  return (
    <Table aria-label="The last ticks" className="min-w-[48rem]">
      <TableHead>
        <TableRow>
          <HeaderCell>Began</HeaderCell>
          <HeaderCell>State</HeaderCell>
          <HeaderCell numeric>Took</HeaderCell>
          <HeaderCell numeric>Checked</HeaderCell>
          <HeaderCell numeric>Changes</HeaderCell>
          <HeaderCell numeric>Failed batches</HeaderCell>
          <HeaderCell>What went wrong</HeaderCell>
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
  const took = tookMs(tick);
  const { result } = tick;
  const wrong = [tick.error, ...(result?.errors ?? [])].filter((text) => text !== null).join("; ");
  return (
    <TableRow>
      <Cell className="whitespace-nowrap">
        <RelativeTime at={tick.startedAt} />
        {tick.manual && <span className="text-ink-3"> by hand</span>}
      </Cell>
      <Cell>
        <Badge tone={TONES[tick.status]}>{TICK_STATES[tick.status]}</Badge>
      </Cell>
      <Cell numeric className="whitespace-nowrap">
        {took === null ? "–" : durationText(took)}
      </Cell>
      <Cell numeric>{result ? <Count value={result.checked} /> : "–"}</Cell>
      <Cell numeric>{result ? <Count value={changesOf(tick)} /> : "–"}</Cell>
      <Cell numeric className="whitespace-nowrap">
        {result ? (
          <>
            <Count value={result.failedBatches} /> of <Count value={result.batches} />
          </>
        ) : (
          "–"
        )}
      </Cell>
      <Cell className="max-w-md text-pretty text-ink-2">{wrong}</Cell>
    </TableRow>
  );
}
