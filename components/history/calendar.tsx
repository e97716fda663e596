"use client";
import { useRouter } from "next/navigation";
import { useMemo } from "react";
import { HeatGrid } from "@/components/charts/heat-grid";
import { heatLevel } from "@/components/charts/heat-level";
import { CardSection } from "@/components/ui/card";
import { useNow, useTimeZone } from "@/components/ui/clock";
import { dayKey, spanText } from "@/components/ui/time-text";
import type { ChannelOverview } from "@/lib/streams/schema";
import { calendarWeeks } from "./calendar-weeks";
import { fullDay, MONTHS, WEEKDAYS } from "./day-words";
import { streamsPath } from "./links";
import { plural } from "./words";

const DAYS = 365;
/** So many hours a day and more are the strongest colour; one marathon must not pale all other days. */
const FULL_DAY_SECONDS = 10 * 3_600;

type Day = ChannelOverview["calendar"][number];

function wordsOf(day: string, streamed: Day | undefined): string {
  if (!streamed) return `${fullDay(day)}: not live`;
  const { seconds, streams, averageViewers } = streamed;
  const viewers = averageViewers === null ? "" : `, ${plural(averageViewers, "viewer")} on average`;
  return `${fullDay(day)}: ${spanText(seconds * 1_000)} in ${plural(streams, "stream")}${viewers}`;
}

/** A year of a channel, a cell a day. A day with streams leads to them. */
export function Calendar({ login, calendar }: { login: string; calendar: readonly Day[] }) {
  const router = useRouter();
  const today = dayKey(useNow(60_000), useTimeZone());
  const { days, months } = useMemo(() => calendarWeeks(today, DAYS), [today]);
  const streamed = useMemo(() => new Map(calendar.map((day) => [day.day, day])), [calendar]);
  const most = Math.min(FULL_DAY_SECONDS, Math.max(0, ...calendar.map(({ seconds }) => seconds)));
  const rows = days.map((row, weekday) => ({
    label: WEEKDAYS[weekday] ?? "",
    cells: row.map((day) =>
      day === null
        ? null
        : { level: heatLevel(streamed.get(day)?.seconds ?? 0, most), text: wordsOf(day, streamed.get(day)) },
    ),
  }));
  const dayAt = ({ row, column }: { row: number; column: number }) => days[row]?.[column] ?? "";
  const lastRow = days.findIndex((row) => row.at(-1) === today);
  return (
    <CardSection
      title="Calendar"
      hint="The last 365 days. Choose a day to see its streams."
      className="min-w-0"
    >
      <HeatGrid
        label="Hours live by day. The arrow keys move from day to day."
        rows={rows}
        columnLabels={months.map((month) => (month === null ? "" : (MONTHS[month] ?? "")))}
        start={{ row: Math.max(0, lastRow), column: months.length - 1 }}
        summary={`Live on ${plural(calendar.length, "day")} of the last 365`}
        scale={{ least: "Not live", most: spanText(most * 1_000) }}
        onChoose={{
          can: (place) => streamed.has(dayAt(place)),
          run: (place) => router.push(`${streamsPath(login)}?day=${dayAt(place)}`),
        }}
        className="min-w-[46rem]"
      />
    </CardSection>
  );
}
