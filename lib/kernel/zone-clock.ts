const WEEK_MS = 604_800_000;
const MINUTE_MS = 60_000;

/**
 * Local times are ms too, counted as if the zone's clock on the wall showed UTC: whole days are multiples of a
 * day, whatever daylight saving does.
 */
export interface ZoneClock {
  /** What the wall shows at a moment. */
  local(ms: number): number;
  /** The first moment at which the wall shows this or, where it skips this, later. */
  moment(localMs: number): number;
  /** Spans of time with one distance between wall and UTC, in order and without gaps. */
  stretches: readonly Stretch[];
}

interface Stretch {
  fromMs: number;
  toMs: number;
  offsetMs: number;
}

/**
 * The clock of an IANA zone, right about every change between two moments; beyond them it goes on as it was there.
 * @throws RangeError for a zone that there is not
 */
export function zoneClock(zone: string, fromMs: number, toMs: number): ZoneClock {
  const stretches = stretchesOf(offsetsOf(zone), fromMs, toMs);
  const holding = (holds: (stretch: Stretch) => boolean) => stretches.find(holds) as Stretch;
  return {
    stretches,
    local: (ms) => ms + holding((stretch) => ms < stretch.toMs).offsetMs,
    moment(localMs) {
      const stretch = holding(({ toMs, offsetMs }) => localMs < toMs + offsetMs);
      return Math.max(stretch.fromMs, localMs - stretch.offsetMs);
    },
  };
}

/** No zone goes there and back within a week: a change is looked for, to the minute, between weeks that differ. */
function stretchesOf(offsetAt: (ms: number) => number, fromMs: number, toMs: number): Stretch[] {
  const stretches: Stretch[] = [];
  let current: Stretch = { fromMs: Number.NEGATIVE_INFINITY, toMs: fromMs, offsetMs: offsetAt(fromMs) };
  for (let week = fromMs; week < toMs; week += WEEK_MS) {
    const offsetMs = offsetAt(week + WEEK_MS);
    if (offsetMs === current.offsetMs) continue;
    const change = firstMinute(week, week + WEEK_MS, (ms) => offsetAt(ms) === offsetMs);
    stretches.push({ ...current, toMs: change });
    current = { fromMs: change, toMs, offsetMs };
  }
  return [...stretches, { ...current, toMs: Number.POSITIVE_INFINITY }];
}

/** The first minute in which `holds`, which does not at `low` and does at `high`. */
function firstMinute(low: number, high: number, holds: (ms: number) => boolean): number {
  let [before, from] = [Math.floor(low / MINUTE_MS), Math.ceil(high / MINUTE_MS)];
  while (from - before > 1) {
    const middle = Math.floor((before + from) / 2);
    if (holds(middle * MINUTE_MS)) from = middle;
    else before = middle;
  }
  return from * MINUTE_MS;
}

/** Made once: Intl's objects are dear, and people of a hundred zones are decided on at once. */
const formats = new Map<string, Intl.DateTimeFormat>();
/** More than there are zones; names differ in case, too. */
const MOST_FORMATS = 1_000;

function formatOf(timeZone: string): Intl.DateTimeFormat {
  const known = formats.get(timeZone);
  if (known) return known;
  if (formats.size >= MOST_FORMATS) formats.clear();
  const fresh = new Intl.DateTimeFormat("en", { timeZone, timeZoneName: "longOffset" });
  formats.set(timeZone, fresh);
  return fresh;
}

function offsetsOf(timeZone: string): (ms: number) => number {
  const format = formatOf(timeZone);
  return (ms) => {
    const [, sign, hours, minutes, seconds] =
      /GMT([+-])(\d\d):(\d\d)(?::(\d\d))?$/.exec(format.format(ms)) ?? [];
    const size = Number(hours ?? 0) * 3600 + Number(minutes ?? 0) * 60 + Number(seconds ?? 0);
    return (sign === "-" ? -size : size) * 1000;
  };
}
