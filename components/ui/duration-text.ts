import { spanText } from "./time-text";

/** How long something took, as exact as is of use: "84 ms", "1.2 s", "48 s", then as `spanText`. */
export function durationText(ms: number): string {
  if (ms < 999.5) return `${Math.round(ms)} ms`;
  if (ms < 9_950) return `${(ms / 1_000).toFixed(1)} s`;
  if (ms < 59_500) return `${Math.round(ms / 1_000)} s`;
  return spanText(Math.max(ms, 60_000));
}
