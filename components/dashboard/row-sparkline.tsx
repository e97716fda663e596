"use client";
import { useQuery } from "@tanstack/react-query";
import { Sparkline } from "@/components/charts/sparkline";
import { useHistoryWords } from "@/components/history/use-history-words";
import { curveWords } from "@/components/history/words";
import { sparklinesQuery } from "@/lib/streams/queries";

/** Counts are taken every ten minutes or so; asking more often would show the same. In ms. */
const REFETCH_MS = 2 * 60_000;
/** A line needs two ends. */
const FEWEST_COUNTS = 2;

/** How the viewers of the current stream went. Asked for apart from the rows, which never wait for it; its room is kept. */
export function RowSparkline({ broadcasterId }: { broadcasterId: string }) {
  const words = useHistoryWords();
  const { data: counts } = useQuery({
    ...sparklinesQuery(),
    select: ({ curves }) => curves[broadcasterId],
    refetchInterval: REFETCH_MS,
  });
  return (
    <span className="block h-6 w-14 shrink-0 max-xl:hidden">
      {counts && counts.length >= FEWEST_COUNTS && (
        <Sparkline counts={counts} label={curveWords(counts, words)} />
      )}
    </span>
  );
}
