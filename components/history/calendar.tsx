"use client";
import { useRouter } from "next/navigation";
import { useMemo } from "react";
import { HeatGrid } from "@/components/charts/heat-grid";
import { heatLevel } from "@/components/charts/heat-level";
import { CardSection } from "@/components/ui/card";
import { useNow } from "@/components/ui/clock";
import { dayKey } from "@/components/ui/zoned-day";
import type { ChannelOverview } from "@/lib/streams/schema";
import { calendarWeeks } from "./calendar-weeks";
import { fullDay, monthName, weekdayName } from "./day-words";
import { streamsPath } from "./links";
import { useHistoryWords } from "./use-history-words";
import type { HistoryWords } from "./words";

const DAYS = 365;
/** So many hours a day and more are the strongest colour; one marathon must not pale all other days. */
const FULL_DAY_SECONDS = 10 * 3_600;

type Day = ChannelOverview["calendar"][number];

function wordsOf(date: string, streamed: Day | undefined, { t, formats }: HistoryWords): string {
  const day = fullDay(date, formats);
  if (!streamed) return t("calendar.empty", { day });
  const { seconds, streams, averageViewers } = streamed;
  const told = { day, length: formats.span(seconds * 1_000), streams };
  if (averageViewers === null) return t("calendar.streamed", told);
  return t("calendar.watched", { ...told, viewers: averageViewers });
}

/** A year of a channel, a cell a day. A day with streams leads to them. */
export function Calendar({ login, calendar }: { login: string; calendar: readonly Day[] }) {
  const router = useRouter();
  const words = useHistoryWords();
  const { t, formats } = words;
  const today = dayKey(useNow(60_000), formats.zone);
  const { days, months } = useMemo(() => calendarWeeks(today, DAYS), [today]);
  const streamed = useMemo(() => new Map(calendar.map((day) => [day.day, day])), [calendar]);
  const most = Math.min(FULL_DAY_SECONDS, Math.max(0, ...calendar.map(({ seconds }) => seconds)));
  const rows = days.map((row, weekday) => ({
    label: weekdayName(weekday, formats),
    cells: row.map((day) =>
      day === null
        ? null
        : {
            level: heatLevel(streamed.get(day)?.seconds ?? 0, most),
            text: wordsOf(day, streamed.get(day), words),
          },
    ),
  }));
  const dayAt = ({ row, column }: { row: number; column: number }) => days[row]?.[column] ?? "";
  const lastRow = days.findIndex((row) => row.at(-1) === today);
  return (
    <CardSection title={t("calendar.title")} hint={t("calendar.hint")} className="min-w-0">
      <HeatGrid
        label={t("calendar.label")}
        rows={rows}
        columnLabels={months.map((month) => (month === null ? "" : monthName(month, formats)))}
        start={{ row: Math.max(0, lastRow), column: months.length - 1 }}
        summary={t("calendar.summary", { days: calendar.length })}
        scale={{ least: t("calendar.notLive"), most: formats.span(most * 1_000) }}
        onChoose={{
          can: (place) => streamed.has(dayAt(place)),
          run: (place) => router.push(`${streamsPath(login)}?day=${dayAt(place)}`),
        }}
        className="min-w-[46rem]"
      />
    </CardSection>
  );
}
