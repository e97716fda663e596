/** What a step of a rate may be, in seconds: what people count in. */
const STEPS = [60, 120, 300, 600, 900, 1_800];
const MOST_POINTS = 480;

/** The shortest step, in seconds, that cuts `ms` into no more points than a chart can show; half an hour at most. */
export function rateStep(ms: number): number {
  const fits = STEPS.find((step) => ms / 1000 / step <= MOST_POINTS);
  return fits ?? 1_800;
}
