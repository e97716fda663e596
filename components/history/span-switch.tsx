"use client";
import { SegmentedControl } from "@/components/ui/segmented-control";
import { useUrlParams } from "@/components/ui/use-url-params";
import { daysFrom, type TrendDays } from "./compared";
import { useHistoryWords } from "./use-history-words";

const SPANS = ["7", "30", "90", "365"] as const;

/** The span that the page is about, kept in the address. */
export function useSpan(): [TrendDays, (days: string) => void] {
  const [params, setParams] = useUrlParams();
  return [daysFrom(params), (days) => setParams({ days }, "push")];
}

export function SpanSwitch() {
  const { t } = useHistoryWords();
  const [days, setDays] = useSpan();
  return (
    <SegmentedControl<(typeof SPANS)[number]>
      legend={t("spans.label")}
      name="days"
      segments={SPANS.map((value) => ({ value, label: t(`spans.${value}`) }))}
      value={`${days}`}
      onChange={setDays}
      className="shrink-0 whitespace-nowrap max-sm:w-full"
    />
  );
}
