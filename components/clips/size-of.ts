/** How much something takes, in the unit that people would say it in. */
export interface Size {
  value: number;
  unit: "kb" | "mb" | "gb" | "tb";
}

const STEP = 1_024;
const UNITS: readonly Size["unit"][] = ["kb", "mb", "gb", "tb"];

/** With one decimal below ten. What is there is never told as nothing. */
export function sizeOf(bytes: number): Size {
  let value = Math.max(0, bytes) / STEP;
  let at = 0;
  // 1,023.9 would be written as 1,024: that is one of the next unit.
  while (Math.round(value) >= STEP && at < UNITS.length - 1) {
    value /= STEP;
    at += 1;
  }
  const rounded = value < 10 ? Math.round(value * 10) / 10 : Math.round(value);
  return { value: bytes > 0 ? Math.max(0.1, rounded) : 0, unit: UNITS[at] ?? "tb" };
}

/** Of a quota as it is set. */
export const bytesOfMb = (mb: number): number => mb * STEP * STEP;
