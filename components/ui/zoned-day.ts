const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;

const clocks = new Map<string, Intl.DateTimeFormat>();

/** A zone's clock, made once: lists ask it for every line. */
function clockOf(timeZone: string): Intl.DateTimeFormat {
  const known = clocks.get(timeZone);
  if (known) return known;
  const fresh = new Intl.DateTimeFormat("en-GB", {
    ...{ year: "numeric", month: "numeric", day: "numeric", hour: "numeric", minute: "numeric" },
    ...{ second: "numeric", hourCycle: "h23", timeZone },
  });
  clocks.set(timeZone, fresh);
  return fresh;
}

/** How far the zone's clocks are ahead of UTC at that moment, in ms. */
export function offsetAt(at: number, timeZone: string): number {
  const parts = clockOf(timeZone).formatToParts(at);
  const part = (type: string) => Number(parts.find((one) => one.type === type)?.value);
  const local = Date.UTC(part("year"), part("month") - 1, part("day"), part("hour"), part("minute"));
  return local - Math.floor(at / MINUTE) * MINUTE;
}

/** A key that is the same for times of one day in the given zone: "2026-11-20". */
export function dayKey(at: number, timeZone: string): string {
  return new Date(at + offsetAt(at, timeZone)).toISOString().slice(0, 10);
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
