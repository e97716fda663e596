"use client";
import { TriangleAlert } from "lucide-react";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { LiveLamp } from "@/components/ui/live-lamp";
import { RelativeTime } from "@/components/ui/relative-time";
import { useFailureText } from "@/components/ui/use-failure-text";
import { useFormats } from "@/components/ui/use-formats";
import type { Target } from "@/lib/targets/schema";

/** What the last look at a target said, and whether it went well. */
export function TargetFacts({ target }: { target: Target }) {
  const failure = useFailureText();
  const t = useTranslations("targets.row");
  const { duration, count } = useFormats();
  const { live, viewers, lookedAt, lookMs, requests, lastError, lastErrorAt } = target;
  const failed = lastError !== null && lastErrorAt !== null && (lookedAt === null || lastErrorAt > lookedAt);
  return (
    <>
      <dl className="grid grid-cols-2 gap-x-6 gap-y-2 sm:flex sm:flex-wrap">
        <Fact name={t("live")}>
          <span className="flex items-center gap-2">
            <LiveLamp lit={(live ?? 0) > 0} />
            {live === null ? "–" : count(live)}
          </span>
        </Fact>
        <Fact name={t("viewers")}>{viewers === null ? "–" : count(viewers)}</Fact>
        <Fact name={t("started")}>{count(target.startedLastHour)}</Fact>
        <Fact name={t("looked")}>
          {lookedAt === null ? t("never") : <RelativeTime at={lookedAt} />}
          {lookMs !== null && requests !== null && (
            <span className="block text-ink-3 text-xs">
              {t("took", { span: duration(lookMs), count: requests })}
            </span>
          )}
        </Fact>
      </dl>
      {!target.enabled && <p className="mt-2 text-ink-2">{t("off")}</p>}
      {failed && (
        <p className="mt-2 flex items-start gap-1.5 text-warn">
          <TriangleAlert aria-hidden className="mt-0.5 size-4 shrink-0" />
          <span>
            {t.rich("error", { error: failure(lastError), time: () => <RelativeTime at={lastErrorAt} /> })}
          </span>
        </p>
      )}
    </>
  );
}

const Fact = ({ name, children }: { name: string; children: ReactNode }) => (
  <div className="min-w-0">
    <dt className="text-ink-3 text-xs">{name}</dt>
    <dd className="tabular-nums">{children}</dd>
  </div>
);
