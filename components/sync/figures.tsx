import { useTranslations } from "next-intl";
import { Count } from "@/components/ui/count";
import { Meter } from "@/components/ui/meter";
import { RelativeTime } from "@/components/ui/relative-time";
import { useFormats } from "@/components/ui/use-formats";
import type { Translate } from "@/lib/i18n/types";
import type { SyncOverview } from "@/lib/live/schema";
import { Figure } from "./figure";
import { changesOf, isUnderWay, tookMs } from "./tick-words";

/** The last tick that ended, whom it concerns, and what Twitch still allows. */
export function Figures({ overview }: { overview: SyncOverview }) {
  const formats = useFormats();
  const t = useTranslations("sync");
  const { ticks, tracked, live, suspect, budget } = overview;
  const last = ticks.find((tick) => !isUnderWay(tick));
  const took = last ? tookMs(last) : null;
  const result = last?.result;
  return (
    <dl className="grid grid-cols-2 rounded-lg border border-line bg-surface sm:grid-cols-3 xl:grid-cols-6">
      <Figure
        label={t("figures.lastTick")}
        value={last ? <RelativeTime at={last.endedAt ?? last.startedAt} /> : "–"}
        note={took !== null && t("figures.took", { span: formats.duration(took) })}
      />
      <Figure
        label={t("figures.checked")}
        value={result ? <Count value={result.checked} /> : "–"}
        note={last && result && checkedNote(t, changesOf(last), result.deferred)}
      />
      <Figure
        label={t("figures.failedBatches")}
        value={result ? <Count value={result.failedBatches} /> : "–"}
        note={result && t("figures.of", { count: result.batches })}
      />
      <Figure label={t("figures.tracked")} value={<Count value={tracked} />} note={t("figures.followed")} />
      <Figure
        label={t("figures.live")}
        value={<Count value={live} />}
        note={suspect === 0 ? t("figures.noDoubt") : t("figures.inDoubt", { count: suspect })}
      />
      <Figure
        label={t("figures.pointsLeft")}
        value={<Count value={budget.left} />}
        note={<PointsLeft {...budget} spent={result?.batches ?? null} />}
      />
    </dl>
  );
}

function checkedNote(t: Translate<"sync">, count: number, deferred: number): string {
  return deferred === 0 ? t("figures.changed", { count }) : t("figures.changedAndLeft", { count, deferred });
}

/** A tick spends a point on each batch it asks for. */
function PointsLeft({ left, capacity, spent }: SyncOverview["budget"] & { spent: number | null }) {
  const t = useTranslations("sync");
  const words = t("figures.of", { count: capacity });
  return (
    <span className="block space-y-1">
      <Meter
        label={`${t("figures.pointsLeft")}, ${words}`}
        value={left}
        max={capacity}
        warns={left < capacity / 10}
        className="w-full max-w-24"
      />
      <span className="block">
        {words}
        {spent !== null && `, ${t("figures.spent", { count: spent })}`}
      </span>
    </span>
  );
}
