"use client";
import { SegmentedControl } from "@/components/ui/segmented-control";
import { useUrlParams } from "@/components/ui/use-url-params";
import { daysFrom, type TrendDays } from "./compared";

const SPANS = [
  { value: "7", label: "7 days" },
  { value: "30", label: "30 days" },
  { value: "90", label: "90 days" },
  { value: "365", label: "Year" },
] as const;

/** The span that the page is about, kept in the address. */
export function useSpan(): [TrendDays, (days: string) => void] {
  const [params, setParams] = useUrlParams();
  return [daysFrom(params), (days) => setParams({ days }, "push")];
}

export function SpanSwitch() {
  const [days, setDays] = useSpan();
  return (
    <SegmentedControl<(typeof SPANS)[number]["value"]>
      legend="Over how many days"
      name="days"
      segments={SPANS}
      value={`${days}`}
      onChange={setDays}
      className="shrink-0 whitespace-nowrap max-sm:w-full"
    />
  );
}
