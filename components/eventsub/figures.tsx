"use client";
import { useTranslations } from "next-intl";
import { Figure } from "@/components/sync/figure";
import { CardSection } from "@/components/ui/card";
import { Count } from "@/components/ui/count";
import { Meter } from "@/components/ui/meter";
import { RelativeTime } from "@/components/ui/relative-time";
import { useFormats } from "@/components/ui/use-formats";
import type { EventSubOverview } from "@/lib/eventsub/schema";

const GRID = "grid grid-cols-2 sm:grid-cols-3 lg:grid-cols-5";

/** What is subscribed to and what that costs, what came, and how long it took. */
export function EventSubFigures({ overview }: { overview: EventSubOverview }) {
  const t = useTranslations("eventsub.figures");
  const { subscriptions, cost, healedLastDay, messages } = overview;
  return (
    <>
      <CardSection title={t("subscriptions")} hint={t("subscriptionsHint")}>
        <dl className={GRID}>
          <Figure label={t("wanted")} value={<Count value={subscriptions.wanted} />} />
          <Figure label={t("enabled")} value={<Count value={subscriptions.enabled} />} />
          <Figure label={t("pending")} value={<Count value={subscriptions.pending} />} />
          <Figure label={t("left")} value={<Count value={subscriptions.left} />} note={t("leftNote")} />
          <Figure label={t("healed")} value={<Count value={healedLastDay} />} note={t("lastDay")} />
        </dl>
        <CostBar cost={cost} />
      </CardSection>
      <CardSection title={t("messages")} hint={t("messagesHint")}>
        <dl className={GRID}>
          <Figure
            label={t("came")}
            value={<Count value={messages.lastHour} />}
            note={messages.lastAt && <RelativeTime at={messages.lastAt} />}
          />
          <Figure label={t("waiting")} value={<Count value={messages.waiting} />} />
          <Figure label={t("duplicates")} value={<Count value={messages.duplicates} />} />
          <Figure label={t("refused")} value={<Count value={messages.refused} />} />
        </dl>
        <Delays delays={overview.delays} />
      </CardSection>
    </>
  );
}

function CostBar({ cost: { used, max } }: Pick<EventSubOverview, "cost">) {
  const t = useTranslations("eventsub.figures");
  return (
    <div className="flex flex-wrap items-center gap-3 px-4 pb-4 text-ink-2 text-xs">
      <Meter label={t("cost")} value={used} max={Math.max(1, max)} className="h-2 min-w-40 flex-1" />
      <span className="tabular-nums">{t("costOf", { used, max })}</span>
    </div>
  );
}

function Delays({ delays }: Pick<EventSubOverview, "delays">) {
  const t = useTranslations("eventsub.figures");
  const formats = useFormats();
  if (!delays) return <p className="px-4 pb-4 text-ink-3 text-xs">{t("noDelays")}</p>;
  return (
    <dl className="grid grid-cols-2 border-line border-t lg:grid-cols-4">
      <Figure label={t("storedHalf")} value={formats.duration(delays.storedP50Ms)} note={t("lastDay")} />
      <Figure label={t("storedMost")} value={formats.duration(delays.storedP95Ms)} note={t("lastDay")} />
      <Figure label={t("appliedHalf")} value={formats.duration(delays.appliedP50Ms)} note={t("lastDay")} />
      <Figure label={t("appliedMost")} value={formats.duration(delays.appliedP95Ms)} note={t("lastDay")} />
    </dl>
  );
}
