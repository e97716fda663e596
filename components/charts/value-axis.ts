import { max } from "d3-array";
import { scaleLinear } from "d3-scale";

/** An axis from zero: its end and the values marked on it, lowest first. */
export interface ValueAxis {
  top: number;
  ticks: readonly number[];
}

/**
 * An axis from zero that holds all values and ends on a round number. `least` is its shortest length, so that
 * a flat line near zero does not look like a mountain. With `whole`, no fraction is marked.
 */
export function valueAxis(
  values: Iterable<number>,
  { count = 4, least = 1, whole = false }: { count?: number; least?: number; whole?: boolean } = {},
): ValueAxis {
  const highest = Math.max(least, max(values) ?? 0);
  const scale = scaleLinear().domain([0, highest]).nice(count);
  const ticks = scale.ticks(count).filter((tick) => !whole || Number.isInteger(tick));
  return { top: scale.domain()[1] ?? highest, ticks };
}
