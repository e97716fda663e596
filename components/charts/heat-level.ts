/** How hot a cell is: 0 is nothing at all, 4 the most. */
export type HeatLevel = 0 | 1 | 2 | 3 | 4;

/** The level of a value among those up to `most`: only nothing is 0, and the highest quarter is 4. */
export function heatLevel(value: number, most: number): HeatLevel {
  if (value <= 0 || most <= 0) return 0;
  return Math.min(4, Math.max(1, Math.ceil((value / most) * 4))) as HeatLevel;
}

export const HEAT_LOOK: Record<HeatLevel, string> = {
  0: "bg-raised",
  1: "bg-heat-1",
  2: "bg-heat-2",
  3: "bg-heat-3",
  4: "bg-heat-4",
};
