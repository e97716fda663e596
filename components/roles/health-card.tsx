import { TriangleAlert } from "lucide-react";
import { useTranslations } from "next-intl";
import { cn } from "@/components/ui/class-names";
import { RelativeTime, TimeUntil } from "@/components/ui/relative-time";
import { useFormats } from "@/components/ui/use-formats";
import type { RoleSyncRun, RoleSyncStatus } from "@/lib/roles/schema";
import { RunErrors } from "./run-errors";
import { healthTextOf } from "./words";

/** How well the roles are in step: what is so, what to do, when it was last read, and what Twitch said. */
export function HealthCard({ status }: { status: RoleSyncStatus }) {
  const t = useTranslations("roles");
  const { health, last, missingScopes } = status;
  const text = healthTextOf(status);
  const wrong = health === "failing" || health === "late" || health === "partial";
  const lacks = missingScopes.length > 0 && health !== "syncing" && text !== "left";
  return (
    <section
      aria-label={t("health.label")}
      className="flex min-w-0 gap-4 rounded-lg border border-line bg-surface p-4"
    >
      <span
        aria-hidden
        className={cn(
          "mt-1.5 size-2.5 shrink-0 rounded-full",
          health === "healthy" && "bg-ok ring-4 ring-ok/20",
          health === "syncing" && "animate-pulse bg-accent ring-4 ring-accent/20",
          wrong && "bg-warn ring-4 ring-warn/20",
          health === "never" && "border border-line-control",
        )}
      />
      <div className="min-w-0 space-y-2">
        <div role="status">
          <h2
            className={cn(
              "flex items-center gap-2 font-semibold text-base",
              health === "failing" && "text-danger",
              wrong && health !== "failing" && "text-warn",
            )}
          >
            {wrong && <TriangleAlert aria-hidden className="size-4" />}
            {t(`health.${health}`)}
          </h2>
          <p className="mt-0.5 max-w-prose text-pretty text-ink-2">
            {t(`health.text.${text}`)}
            {lacks && ` ${t("health.allow")}`}
          </p>
        </div>
        {last && <LastSync run={last} nextAt={status.nextAt} />}
      </div>
    </section>
  );
}

function LastSync({ run, nextAt }: { run: RoleSyncRun; nextAt: string | null }) {
  const t = useTranslations("roles");
  const formats = useFormats();
  return (
    <div className="text-ink-2">
      <p className="text-pretty">
        {t.rich("last.words", {
          time: () => <RelativeTime at={run.endedAt ?? run.startedAt} />,
          source: t(`source.${run.source}`),
          span: formats.duration(run.durationMs ?? 0),
        })}
        {nextAt && <> {t.rich("last.next", { time: () => <TimeUntil at={nextAt} /> })}</>}
      </p>
      <RunErrors lines={run.errors} />
    </div>
  );
}
