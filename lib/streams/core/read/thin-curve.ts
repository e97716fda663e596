import type { ViewerCurve } from "../../schema";

type Point = ViewerCurve["points"][number];

/**
 * A curve of at most `most` points, which must come in order: neighbours are put together into steps of equal
 * length that keep the average, the lowest and the highest count. A curve that is short enough stays as it is.
 */
export function thinCurve({ stepSeconds, points }: ViewerCurve, most: number): ViewerCurve {
  const [first, last] = [points[0], points.at(-1)];
  if (points.length <= most || !first || !last) return { stepSeconds, points };
  const stepMs = Math.max(1000, Math.ceil((last[0] - first[0] + 1) / most / 1000) * 1000);
  const steps = new Map<number, Point[]>();
  for (const point of points) {
    const step = Math.floor((point[0] - first[0]) / stepMs);
    const held = steps.get(step);
    if (held) held.push(point);
    else steps.set(step, [point]);
  }
  return { stepSeconds: stepMs / 1000, points: [...steps.values()].map(together) };
}

function together(points: readonly Point[]): Point {
  const sum = (of: (point: Point) => number) => points.reduce((total, point) => total + of(point), 0);
  return [
    Math.round(sum(([at]) => at) / points.length),
    Math.round(sum(([, average]) => average) / points.length),
    Math.min(...points.map(([, , low]) => low)),
    Math.max(...points.map(([, , , high]) => high)),
  ];
}
