import { useTranslations } from "next-intl";
import { Badge } from "@/components/ui/badge";
import { RelativeTime } from "@/components/ui/relative-time";
import { Cell, TableRow } from "@/components/ui/table";
import { useFailureText } from "@/components/ui/use-failure-text";
import { useFormats } from "@/components/ui/use-formats";
import type { RunView } from "@/lib/jobs/schema";
import { CancelRun } from "./cancel-run";
import { ProgressBar } from "./progress-bar";
import { isUnderWay, RUN_TONES, resultWords } from "./run-words";

interface RunProps {
  run: RunView;
}

/** One run, with everything that was recorded of it behind "Details". */
export function RunRow({ run }: RunProps) {
  const formats = useFormats();
  return (
    <TableRow className="align-top">
      <Cell className="whitespace-nowrap">
        <Asked run={run} />
      </Cell>
      <Cell>
        <State run={run} />
      </Cell>
      <Cell numeric className="whitespace-nowrap">
        {run.durationMs === null ? "–" : formats.duration(run.durationMs)}
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
  const formats = useFormats();
  const t = useTranslations("jobs");
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
        {run.durationMs !== null && `${formats.duration(run.durationMs)}, `}
        {t.rich("run.attempt", { which: () => <Attempt run={run} /> })}
      </p>
    </li>
  );
}

function Asked({ run: { slot, requestedBy, askedBy } }: RunProps) {
  const t = useTranslations("jobs");
  return (
    <>
      <RelativeTime at={slot} />{" "}
      <span className="text-ink-3">
        {requestedBy
          ? t("run.by", { name: requestedBy.name })
          : askedBy === "clock"
            ? ""
            : t(`run.askedBy.${askedBy}`)}
      </span>
    </>
  );
}

function State({ run: { status } }: RunProps) {
  const t = useTranslations("jobs");
  return <Badge tone={RUN_TONES[status]}>{t(`state.${status}`)}</Badge>;
}

function Attempt({ run: { attempt, attempts } }: RunProps) {
  const t = useTranslations("jobs");
  return attempts === null ? attempt : t("run.of", { attempt, attempts });
}

/** What it does or did, and the way to end it. */
function Deeds({ run }: RunProps) {
  const failure = useFailureText();
  const formats = useFormats();
  const t = useTranslations("jobs");
  return (
    <>
      {run.status === "running" && <ProgressBar progress={run.progress} label={t("run.progress")} />}
      <p className="text-pretty break-words text-ink-2">
        {run.error ? failure(run.error) : resultWords(t, formats, run.result)}
      </p>
      <details className="text-xs">
        <summary className="w-fit rounded text-ink-3 hover:text-ink">{t("run.details")}</summary>
        <Details run={run} />
      </details>
      {isUnderWay(run) && <CancelRun run={run} />}
    </>
  );
}

function Details({ run }: RunProps) {
  const t = useTranslations("jobs");
  const facts = [
    [t("run.facts.run"), run.id],
    [t("run.facts.doneBy"), [run.engine, run.worker].filter(Boolean).join(", ")],
    [t("run.facts.began"), run.startedAt],
    [t("run.facts.ended"), run.endedAt],
    [t("run.facts.again"), run.retryAt],
    [t("run.facts.given"), jsonText(run.input)],
    [t("run.facts.answer"), jsonText(run.result)],
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
