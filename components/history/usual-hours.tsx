"use client";
import { HeatGrid } from "@/components/charts/heat-grid";
import type { HeatLevel } from "@/components/charts/heat-level";
import { CardSection } from "@/components/ui/card";
import type { ChannelOverview } from "@/lib/streams/schema";
import { weekdayName } from "./day-words";
import { useHistoryWords } from "./use-history-words";

const hour = (value: number) => `${String(value % 24).padStart(2, "0")}:00`;
const HOURS = Array.from({ length: 24 }, (_, value) => (value % 4 === 0 ? hour(value) : ""));

/** Shares are compared as they are: live every week is the strongest colour, on any channel. */
const levelOf = (share: number) => (share === 0 ? 0 : Math.ceil(Math.min(1, share) * 4)) as HeatLevel;

/** On which days and at which hours a channel tends to be live. */
export function UsualHours({ hours, zone }: { hours: ChannelOverview["usualHours"]; zone: string }) {
  const { t, formats } = useHistoryWords();
  const rows = hours.map((day, weekday) => ({
    label: weekdayName(weekday, formats),
    cells: day.map((share, at) => ({
      level: levelOf(share),
      text: t(share === 0 ? "usual.never" : "usual.often", {
        day: weekdayName(weekday, formats, "long"),
        from: hour(at),
        to: hour(at + 1),
        percent: Math.max(1, Math.round(share * 100)),
      }),
    })),
  }));
  return (
    <CardSection
      title={t("usual.title")}
      hint={t("usual.clock", { zone: zone.replaceAll("_", " ") })}
      className="min-w-0"
    >
      <HeatGrid
        label={t("usual.label")}
        rows={rows}
        columnLabels={HOURS}
        start={{ row: 0, column: 18 }}
        summary={t("usual.summary")}
        scale={{ least: t("usual.least"), most: t("usual.most") }}
        className="min-w-[17.5rem]"
      />
    </CardSection>
  );
}
