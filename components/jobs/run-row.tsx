import { Badge } from "@/components/ui/badge";
import { durationText } from "@/components/ui/duration-text";
import { RelativeTime } from "@/components/ui/relative-time";
import { Cell, TableRow } from "@/components/ui/table";
import type { RunView } from "@/lib/jobs/schema";
import { CancelRun } from "./cancel-run";
import { ProgressBar } from "./progress-bar";
import { isUnderWay, RUN_STATES, RUN_TONES, resultWords } from "./run-words";

const ASKED_BY: Record<RunView["askedBy"], string> = { clock: "", hand: "by hand", event: "by an event" };

/** One run, with everything that was recorded of it behind "Details". */
export function RunRow({ run }: { run: RunView }) {
  const asker = run.requestedBy ? `by ${run.requestedBy.name}` : ASKED_BY[run.askedBy];
  return (
    <TableRow className="align-top">
      <Cell className="whitespace-nowrap">
        <RelativeTime at={run.slot} /> <span className="text-ink-3">{asker}</span>
      </Cell>
      <Cell>
        <Badge tone={RUN_TONES[run.status]}>{RUN_STATES[run.status]}</Badge>
      </Cell>
      <Cell numeric className="whitespace-nowrap">
        {run.durationMs === null ? "–" : durationText(run.durationMs)}
      </Cell>
      <Cell numeric className="whitespace-nowrap">
        {run.attempt}
        {run.attempts !== null && ` of ${run.attempts}`}
      </Cell>
      <Cell className="max-w-xl">
        {run.status === "running" && <ProgressBar progress={run.progress} label="Progress of the run" />}
        <p className="text-pretty break-words text-ink-2">{run.error ?? resultWords(run.result)}</p>
        <details className="text-xs">
          <summary className="w-fit rounded text-ink-3 hover:text-ink">Details</summary>
          <Details run={run} />
        </details>
        {isUnderWay(run) && <CancelRun run={run} />}
      </Cell>
    </TableRow>
  );
}

function Details({ run }: { run: RunView }) {
  const facts = [
    ["Run", run.id],
    ["Done by", [run.engine, run.worker].filter(Boolean).join(", ")],
    ["Began", run.startedAt],
    ["Ended", run.endedAt],
    ["Tried again", run.retryAt],
    ["Given", jsonText(run.input)],
    ["Answer", jsonText(run.result)],
  ].filter((fact): fact is [string, string] => Boolean(fact[1]));
  return (
    <dl className="mt-2 grid grid-cols-[auto_minmax(0,1fr)] gap-x-4 gap-y-1">
      {facts.map(([name, value]) => (
        <div key={name} className="contents">
          <dt className="text-ink-3">{name}</dt>
          <dd className="overflow-x-auto whitespace-pre font-mono text-ink-2">{value}</dd>
        </div>
      ))}
    </dl>
  );
}

const jsonText = (value: unknown): string =>
  value === null || value === undefined ? "" : JSON.stringify(value, null, 2);
