/** Zones that were found, in lower case: no more than there are. Finding one takes half a millisecond. */
const KNOWN = new Set<string>();

/** Whether this machine knows the IANA time zone. */
export function isZone(zone: string): boolean {
  if (!/^[A-Za-z][\w+/-]{0,63}$/.test(zone)) return false;
  if (KNOWN.has(zone.toLowerCase())) return true;
  try {
    new Intl.DateTimeFormat("en", { timeZone: zone });
    KNOWN.add(zone.toLowerCase());
    return true;
  } catch {
    return false;
  }
}

let byCity: ReadonlyMap<string, string> | undefined;

/** The zone of which only the city was written, if there is one. */
export function zoneOfCity(city: string): string | undefined {
  byCity ??= new Map(
    Intl.supportedValuesOf("timeZone")
      .toReversed()
      .flatMap((zone) => endsOf(zone.toLowerCase()).map((end) => [end, zone] as const)),
  );
  return byCity.get(city.trim().replaceAll(" ", "_").toLowerCase());
}

/** Of “america/indiana/knox” both “indiana/knox” and “knox”. */
const endsOf = (zone: string): string[] =>
  zone.split("/").flatMap((_, place, words) => (place === 0 ? [] : words.slice(place).join("/")));
