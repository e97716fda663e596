import { useTranslations } from "next-intl";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { RelativeTime } from "@/components/ui/relative-time";
import { useFormats } from "@/components/ui/use-formats";
import type { RoleSyncRun } from "@/lib/roles/schema";
import { RunErrors } from "./run-errors";
import { useTakenFocus } from "./use-taken-focus";
import { STATE_TONES } from "./words";

interface RunRowProps {
  run: RoleSyncRun;
  /** Its report was looked at just now. */
  takesFocus: boolean;
  onOpen: ((runId: string) => void) | null;
}

/** One sync: when and why it was made, how long it took, what it changed and what went wrong. */
export function RunRow({ run, takesFocus, onOpen }: RunRowProps) {
  const t = useTranslations("roles");
  const formats = useFormats();
  const button = useTakenFocus<HTMLButtonElement>(takesFocus);
  return (
    <li className="flex flex-wrap items-start justify-between gap-x-4 gap-y-2 px-4 py-3">
      <div className="min-w-0 flex-1 basis-64">
        <RunFacts run={run} />
        <RunErrors lines={run.errors} />
      </div>
      {onOpen && (
        <Button
          ref={button}
          data-row
          size="small"
          aria-label={t("runs.openOf", { time: formats.exact(Date.parse(run.startedAt)) })}
          onClick={() => onOpen(run.id)}
        >
          {t("runs.open")}
        </Button>
      )}
    </li>
  );
}

/** When and why a sync was made, how it went, how long it took and how much it changed. */
export function RunFacts({ run }: { run: RoleSyncRun }) {
  const t = useTranslations("roles");
  const formats = useFormats();
  const { granted, revoked } = run;
  return (
    <>
      <p className="flex flex-wrap items-center gap-x-2 gap-y-1">
        <RelativeTime at={run.startedAt} className="font-medium" />
        <span className="text-ink-2">{t(`source.${run.source}`)}</span>
        <Badge tone={STATE_TONES[run.state]}>{t(`state.${run.state}`)}</Badge>
      </p>
      <p className="mt-0.5 text-ink-3 text-xs tabular-nums">
        {granted + revoked === 0 ? t("runs.nothing") : t("runs.counts", { gained: granted, lost: revoked })}
        {run.durationMs !== null && `, ${t("runs.took", { span: formats.duration(run.durationMs) })}`}
      </p>
    </>
  );
}
