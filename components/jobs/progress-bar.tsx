import { useTranslations } from "next-intl";
import { Count } from "@/components/ui/count";
import type { Progress } from "@/lib/jobs/schema";

interface ProgressBarProps {
  progress: Progress | null;
  label: string;
}

/** How far a run has come; without a total, how much it has done; without either, that it goes on. */
export function ProgressBar({ progress, label }: ProgressBarProps) {
  const t = useTranslations("jobs");
  const { done = 0, total = null } = progress ?? {};
  const share = total ? Math.min(done / total, 1) : null;
  return (
    <div className="flex items-center gap-2">
      <div
        role="progressbar"
        aria-label={label}
        aria-valuemin={0}
        aria-valuemax={total ?? undefined}
        aria-valuenow={share === null ? undefined : done}
        className="h-1.5 w-28 overflow-hidden rounded-full bg-raised"
      >
        <div
          className={
            share === null
              ? "h-full w-1/3 animate-pulse rounded-full bg-accent"
              : "h-full rounded-full bg-accent transition-[width]"
          }
          style={share === null ? undefined : { width: `${share * 100}%` }}
        />
      </div>
      <span className="whitespace-nowrap text-ink-3 text-xs tabular-nums">
        {progress === null ? (
          t("progress.begun")
        ) : total === null ? (
          <Count value={done} />
        ) : (
          t.rich("progress.of", { done: () => <Count value={done} />, total: () => <Count value={total} /> })
        )}
      </span>
    </div>
  );
}
