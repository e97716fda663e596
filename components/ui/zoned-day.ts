const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;

/** How far the zone's clocks are ahead of UTC at that moment, in ms. */
export function offsetAt(at: number, timeZone: string): number {
  const parts = new Intl.DateTimeFormat("en-GB", {
    ...{ year: "numeric", month: "numeric", day: "numeric", hour: "numeric", minute: "numeric" },
    ...{ second: "numeric", hourCycle: "h23", timeZone },
  }).formatToParts(at);
  const part = (type: string) => Number(parts.find((one) => one.type === type)?.value);
  const local = Date.UTC(part("year"), part("month") - 1, part("day"), part("hour"), part("minute"));
  return local - Math.floor(at / MINUTE) * MINUTE;
}

/** When a day ("2026-11-20") begins and ends in a zone, in ms since the epoch: 23 to 25 hours apart. */
export function dayBounds(day: string, timeZone: string): { from: number; to: number } {
  const midnight = Date.parse(`${day}T00:00:00Z`);
  return { from: atLocal(midnight, timeZone), to: atLocal(midnight + DAY, timeZone) };
}

/** The moment at which the zone's clock says what UTC's says at `wall`. */
function atLocal(wall: number, timeZone: string): number {
  const guess = wall - offsetAt(wall, timeZone);
  // The clocks may have changed between the two readings.
  return wall - offsetAt(guess, timeZone);
}
