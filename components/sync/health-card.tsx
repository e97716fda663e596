import { TriangleAlert } from "lucide-react";
import { useTranslations } from "next-intl";
import { cn } from "@/components/ui/class-names";
import { RelativeTime } from "@/components/ui/relative-time";
import { useFailureText } from "@/components/ui/use-failure-text";
import type { SyncOverview } from "@/lib/live/schema";

/** How the sync does: what happened, since when, what is safe and what happens next. */
export function HealthCard({ overview }: { overview: Pick<SyncOverview, "health" | "summary" | "since"> }) {
  const failure = useFailureText();
  const t = useTranslations("sync");
  const { health, since } = overview;
  const wrong = health === "failing" || health === "late";
  return (
    <section
      aria-label={t("health.label")}
      className="flex gap-4 rounded-lg border border-line bg-surface p-4"
    >
      <span
        aria-hidden
        className={cn(
          "mt-1.5 size-2.5 shrink-0 rounded-full",
          health === "healthy" && "bg-ok ring-4 ring-ok/20",
          wrong && "bg-warn ring-4 ring-warn/20",
          health === "never" && "border border-line-control",
        )}
      />
      <div role="status" className="min-w-0">
        <h2 className={cn("flex items-center gap-2 font-semibold text-base", wrong && "text-danger")}>
          {wrong && <TriangleAlert aria-hidden className="size-4" />}
          {t(`health.${health}`)}
          {since && (
            <span className="font-normal text-ink-3 text-sm">
              {t.rich("health.since", { time: () => <RelativeTime at={since} /> })}
            </span>
          )}
        </h2>
        <p className="mt-0.5 max-w-prose text-pretty text-ink-2">{failure(overview.summary)}</p>
      </div>
    </section>
  );
}
