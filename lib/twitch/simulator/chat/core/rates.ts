/** Off air a message comes every ten minutes. */
const QUIET_PER_SECOND = 1 / 600;
const BUSIEST_PER_SECOND = 30;

/** Messages a second in a channel with so many viewers; null: off air. */
export function messagesPerSecond(viewers: number | null): number {
  if (viewers === null) return QUIET_PER_SECOND;
  return Math.min(BUSIEST_PER_SECOND, Math.max(QUIET_PER_SECOND, 0.01 * viewers ** 0.75));
}

/** How many of these viewers are logged in and in chat. */
export function chattersAmong(viewers: number | null): number {
  return viewers === null ? 3 : Math.ceil(viewers * 0.6) + 3;
}
