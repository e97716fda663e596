"use client";
import { HeatGrid } from "@/components/charts/heat-grid";
import type { HeatLevel } from "@/components/charts/heat-level";
import { CardSection } from "@/components/ui/card";
import type { ChannelOverview } from "@/lib/streams/schema";
import { LONG_WEEKDAYS, WEEKDAYS } from "./day-words";

const hour = (value: number) => `${String(value % 24).padStart(2, "0")}:00`;
const HOURS = Array.from({ length: 24 }, (_, value) => (value % 4 === 0 ? hour(value) : ""));

/** Shares are compared as they are: live every week is the strongest colour, on any channel. */
const levelOf = (share: number) => (share === 0 ? 0 : Math.ceil(Math.min(1, share) * 4)) as HeatLevel;

/** On which days and at which hours a channel tends to be live. */
export function UsualHours({ hours, zone }: { hours: ChannelOverview["usualHours"]; zone: string }) {
  const rows = hours.map((day, weekday) => ({
    label: WEEKDAYS[weekday] ?? "",
    cells: day.map((share, at) => ({
      level: levelOf(share),
      text: `${LONG_WEEKDAYS[weekday]} ${hour(at)} to ${hour(at + 1)}: ${
        share === 0 ? "never live" : `live in ${Math.max(1, Math.round(share * 100))}% of weeks`
      }`,
    })),
  }));
  return (
    <CardSection
      title="Usual hours"
      hint={`By the clock of ${zone.replaceAll("_", " ")}`}
      className="min-w-0"
    >
      <HeatGrid
        label="How often it is live, by weekday and hour. The arrow keys move from hour to hour."
        rows={rows}
        columnLabels={HOURS}
        start={{ row: 0, column: 18 }}
        summary="The stronger the colour, the more often it is live then."
        scale={{ least: "Never", most: "Every week" }}
        className="min-w-[17.5rem]"
      />
    </CardSection>
  );
}
