import { bandPath, linePath, surfacePath } from "@/components/charts/paths";
import type { ValueAxis } from "@/components/charts/value-axis";
import type { ViewerCurve } from "@/lib/streams/schema";
import { runsOf } from "./lanes";

interface CurveShapesProps {
  curve: ViewerCurve;
  xOf: (at: number) => number;
  y: ValueAxis;
}

/** The average as a line on a faint surface, lowest to highest as a band around it. Gaps stay gaps. */
export function CurveShapes({ curve, xOf, y }: CurveShapesProps) {
  return runsOf(curve).map((run) => {
    const line = run.map(([at, average]) => ({ x: xOf(at), y: average / y.top }));
    return (
      <g key={run[0]?.[0]}>
        <path d={surfacePath(line)} className="fill-chart-1/10" />
        <path
          d={bandPath(run.map(([at, , low, high]) => ({ x: xOf(at), low: low / y.top, high: high / y.top })))}
          className="fill-chart-1/25"
        />
        <path
          d={linePath(line)}
          vectorEffect="non-scaling-stroke"
          // A single point is drawn by its caps.
          strokeLinecap="round"
          strokeLinejoin="round"
          className="fill-none stroke-2 stroke-chart-1"
        />
      </g>
    );
  });
}
