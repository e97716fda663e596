import { useTranslations } from "next-intl";
import { percent, VIEW } from "@/components/charts/paths";
import { Plot } from "@/components/charts/plot";
import { valueAxis } from "@/components/charts/value-axis";
import { gapReason } from "@/components/chat/gap-text";
import type { Talk } from "./chat-bars";
import { useHistoryWords } from "./use-history-words";

/** Height in CSS px. */
const PLOT = 56;

interface ChatPlotProps extends Talk {
  xOf: (at: number) => number;
}

/** How fast people wrote, under the curve of viewers. Where nothing was recorded it is hatched. */
export function ChatPlot({ bars, gaps, xOf }: ChatPlotProps) {
  const t = useTranslations("chat");
  const words = useHistoryWords();
  const { formats } = words;
  const y = valueAxis(
    bars.map(({ perMinute }) => perMinute),
    { count: 2, least: 5, whole: true },
  );
  return (
    <div className="pt-7">
      <Plot
        height={PLOT}
        y={y}
        unit={words.t("messagesUnit")}
        labelOf={formats.short}
        shapes={bars.map(({ from, to, perMinute }) => (
          <rect
            key={from}
            x={xOf(from) * VIEW}
            width={(xOf(to) - xOf(from)) * VIEW}
            y={(1 - perMinute / y.top) * VIEW}
            height={(perMinute / y.top) * VIEW}
            shapeRendering="crispEdges"
            className="fill-chart-2/70"
          />
        ))}
      >
        {gaps.map(({ from, to, label }) => (
          <span
            key={from}
            title={t("gap.notRecorded", { reason: gapReason(t, label) })}
            className="absolute inset-y-0 min-w-[2px] bg-[repeating-linear-gradient(135deg,var(--line-control)_0_1px,transparent_1px_6px)]"
            style={{ left: percent(xOf(from)), width: percent(xOf(to) - xOf(from)) }}
          />
        ))}
      </Plot>
    </div>
  );
}
