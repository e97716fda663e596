/**
 * Whether this is the name of a time zone. Distances ("+02:00"), which Intl takes too, are none: they know nothing of
 * daylight saving.
 */
export function isZone(name: string): boolean {
  if (!/^[a-z][a-z0-9_+/-]{0,63}$/i.test(name)) return false;
  try {
    new Intl.DateTimeFormat("en", { timeZone: name });
    return true;
  } catch (error) {
    if (error instanceof RangeError) return false;
    throw error;
  }
}
