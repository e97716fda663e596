import type { Conduct, Step } from "../schema";

/**
 * How many of somebody's offences still count: each adds one, and one is forgotten for every `forgetMs` without
 * another. `times` in ms since the epoch, in any order; those after `now` are taken for now.
 */
export function standing(times: readonly number[], now: number, forgetMs: number): number {
  let [count, last] = [0, 0];
  const forget = (at: number) => {
    if (count > 0) count = Math.max(0, count - Math.floor((at - last) / forgetMs));
  };
  for (const at of times.map((time) => Math.min(time, now)).sort((one, other) => one - other)) {
    forget(at);
    count += 1;
    last = at;
  }
  forget(now);
  return count;
}

/** What is done about an offence of somebody whose earlier ones were at `times` (ms since the epoch). */
export function nextStep(
  { steps, forgetMinutes }: Pick<Conduct, "steps" | "forgetMinutes">,
  times: readonly number[],
  now: number,
): Step {
  const count = standing(times, now, forgetMinutes * 60_000);
  return steps[Math.min(count, steps.length - 1)] ?? { action: "delete" };
}

/** How many of somebody's offences are asked for: more than these cannot change what is done next. */
export const MOST_OFFENCES = 50;
