"use client";
import { useTranslations } from "next-intl";
import { Figure } from "@/components/sync/figure";
import { Badge } from "@/components/ui/badge";
import { CardSection } from "@/components/ui/card";
import { Count } from "@/components/ui/count";
import { RelativeTime } from "@/components/ui/relative-time";
import { useFormats } from "@/components/ui/use-formats";
import type { DeliveryOverview, MediumOverview } from "@/lib/deliveries/schema";

const TONES = { idle: "plain", flowing: "ok", stalled: "warn" } as const;

/** How one way out does: what waits, what goes, how soon. */
export function MediumCard({
  overview,
  mailVia,
}: {
  overview: MediumOverview;
  mailVia: DeliveryOverview["mailVia"];
}) {
  const t = useTranslations("deliveries");
  const formats = useFormats();
  const { medium, flow, delay, oldestDueAt, lastSentAt } = overview;
  return (
    <CardSection
      title={t(`ways.${medium}`)}
      hint={medium === "email" ? t(`admin.mailVia.${mailVia}`) : t("admin.pushVia")}
      actions={<Badge tone={TONES[flow]}>{t(`admin.flow.${flow}`)}</Badge>}
    >
      <dl className="grid grid-cols-2 sm:grid-cols-4">
        <Figure
          label={t("admin.figures.due")}
          value={<Count value={overview.due} />}
          note={t("admin.figures.queued", { count: overview.queued })}
        />
        <Figure
          label={t("admin.figures.oldest")}
          value={oldestDueAt === null ? "–" : <RelativeTime at={oldestDueAt} />}
        />
        <Figure label={t("admin.figures.sending")} value={<Count value={overview.sending} />} />
        <Figure label={t("admin.figures.gathering")} value={<Count value={overview.gathering} />} />
        <Figure label={t("admin.figures.lastHour")} value={<Count value={overview.sentLastHour} />} />
        <Figure
          label={t("admin.figures.lastSent")}
          value={lastSentAt === null ? t("admin.figures.never") : <RelativeTime at={lastSentAt} />}
        />
        <Figure
          label={t("admin.figures.delay")}
          value={delay === null ? "–" : formats.duration(delay.p50Ms)}
          note={delay && t("admin.figures.delayNote", { time: formats.duration(delay.p95Ms) })}
        />
        <Figure label={t("admin.figures.failed")} value={<Count value={overview.failed} />} />
      </dl>
    </CardSection>
  );
}
