import { Badge } from "@/components/ui/badge";
import { durationText } from "@/components/ui/duration-text";
import { RelativeTime } from "@/components/ui/relative-time";
import { Cell, TableRow } from "@/components/ui/table";
import type { RunView } from "@/lib/jobs/schema";
import { CancelRun } from "./cancel-run";
import { ProgressBar } from "./progress-bar";
import { isUnderWay, RUN_STATES, RUN_TONES, resultWords } from "./run-words";

const ASKED_BY: Record<RunView["askedBy"], string> = { clock: "", hand: "by hand", event: "by an event" };

interface RunProps {
  run: RunView;
}

/** One run, with everything that was recorded of it behind "Details". */
export function RunRow({ run }: RunProps) {
  return (
    <TableRow className="align-top">
      <Cell className="whitespace-nowrap">
        <Asked run={run} />
      </Cell>
      <Cell>
        <State run={run} />
      </Cell>
      <Cell numeric className="whitespace-nowrap">
        {run.durationMs === null ? "–" : durationText(run.durationMs)}
      </Cell>
      <Cell numeric className="whitespace-nowrap">
        <Attempt run={run} />
      </Cell>
      <Cell className="max-w-xl">
        <Deeds run={run} />
      </Cell>
    </TableRow>
  );
}

/** The same for a phone, each under the other. */
export function RunItem({ run }: RunProps) {
  return (
    <li className="space-y-1.5 px-4 py-2.5">
      <div className="flex items-center justify-between gap-3">
        <span className="min-w-0">
          <Asked run={run} />
        </span>
        <State run={run} />
      </div>
      <Deeds run={run} />
      <p className="text-ink-3 text-xs tabular-nums">
        {run.durationMs !== null && `${durationText(run.durationMs)}, `}attempt <Attempt run={run} />
      </p>
    </li>
  );
}

function Asked({ run: { slot, requestedBy, askedBy } }: RunProps) {
  return (
    <>
      <RelativeTime at={slot} />{" "}
      <span className="text-ink-3">{requestedBy ? `by ${requestedBy.name}` : ASKED_BY[askedBy]}</span>
    </>
  );
}

const State = ({ run: { status } }: RunProps) => <Badge tone={RUN_TONES[status]}>{RUN_STATES[status]}</Badge>;

const Attempt = ({ run: { attempt, attempts } }: RunProps) =>
  attempts === null ? attempt : `${attempt} of ${attempts}`;

/** What it does or did, and the way to end it. */
function Deeds({ run }: RunProps) {
  return (
    <>
      {run.status === "running" && <ProgressBar progress={run.progress} label="Progress of the run" />}
      <p className="text-pretty break-words text-ink-2">{run.error ?? resultWords(run.result)}</p>
      <details className="text-xs">
        <summary className="w-fit rounded text-ink-3 hover:text-ink">Details</summary>
        <Details run={run} />
      </details>
      {isUnderWay(run) && <CancelRun run={run} />}
    </>
  );
}

function Details({ run }: RunProps) {
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
