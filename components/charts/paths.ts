import { area, curveMonotoneX, line } from "d3-shape";

/** Edge of the square that paths are drawn in; the plot stretches it to its own size. */
export const VIEW = 1_000;

/** A point of a plot in shares: from 0 (left, bottom) to 1 (right, top). */
export interface Share {
  x: number;
  y: number;
}

const across = ({ x }: { x: number }) => x * VIEW;
const up = (y: number) => (1 - y) * VIEW;

/** A line through the points, in order of x. Empty when there are none. */
export function linePath(points: readonly Share[]): string {
  return (
    line<Share>(across, ({ y }) => up(y))
      .curve(curveMonotoneX)
      .digits(1)([...points]) ?? ""
  );
}

/** The surface under a line. */
export function surfacePath(points: readonly Share[]): string {
  return bandPath(points.map(({ x, y }) => ({ x, low: 0, high: y })));
}

/** The band between two lines. */
export function bandPath(points: readonly { x: number; low: number; high: number }[]): string {
  return (
    area<{ x: number; low: number; high: number }>(
      across,
      ({ low }) => up(low),
      ({ high }) => up(high),
    )
      .curve(curveMonotoneX)
      .digits(1)([...points]) ?? ""
  );
}

/** A share as CSS wants it. */
export const percent = (share: number): string => `${Math.round(share * 100_000) / 1_000}%`;
