/** "3:12" of what is left until then, "1:02:05" from an hour on; null when the time has come. In ms since the epoch. */
export function countdown(until: number, now: number): string | null {
  const seconds = Math.ceil((until - now) / 1_000);
  if (seconds <= 0) return null;
  const parts = [Math.floor(seconds / 3_600), Math.floor(seconds / 60) % 60, seconds % 60];
  const [first, ...rest] = parts[0] === 0 ? parts.slice(1) : parts;
  return [first, ...rest.map((part) => String(part).padStart(2, "0"))].join(":");
}
