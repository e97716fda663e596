import { LANGUAGES, type Locale } from "./locale";

const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** Numbers, spans and times as a language writes them. Times are ms since the epoch. */
export interface Formats {
  locale: Locale;
  /** IANA name of the zone that clocks and dates are shown in. */
  zone: string;
  /** "12,345". */
  count: (value: number) => string;
  /** "12.3K". */
  short: (value: number) => string;
  /** "4.2 h", without the fraction from 100 h on. */
  hours: (hours: number) => string;
  /** How long something has lasted, in at most two units: "12 s", "2 h 05 min"; what is negative reads "0 s". */
  span: (ms: number) => string;
  /** How long something took, as exact as is of use: "84 ms", "1.2 s", "48 s", then as `span`. */
  duration: (ms: number) => string;
  /** How long ago, in one unit; from a week on the date says more. */
  ago: (at: number, now: number) => string;
  /** In what time: "in 25 s"; what has come reads "now". */
  until: (at: number, now: number) => string;
  /** "14 Nov", with the year when it is not `now`'s. */
  date: (at: number, now: number) => string;
  /** "Today", "Yesterday" or "Thursday 19 November", with the year when it is not `now`'s. */
  day: (at: number, now: number) => string;
  /** "Fri 20 Nov 2026, 20:14:05 GMT+1": exact, for tooltips. */
  exact: (at: number) => string;
  /** "20:14". */
  clock: (at: number) => string;
  /** "Fri", or "Friday". */
  weekday: (at: number, width?: Width) => string;
  /** A date with the parts asked for, in the language's own order. */
  dateOf: (at: number, parts: { weekday?: Width; month: Width; year?: boolean }) => string;
  /** The month alone: "Nov". */
  month: (at: number, width: Width) => string;
  /** "a, b and c". */
  list: (items: readonly string[]) => string;
  /** "German" for "de"; a code that nobody knows is its own name. */
  language: (code: string) => string;
}

type Width = "short" | "long";

const made = new Map<string, Formats>();

/** How a language writes numbers and times of a zone; made once, since Intl's objects are dear. */
export function formatsFor(locale: Locale, zone: string): Formats {
  const key = `${locale} ${zone}`;
  const known = made.get(key);
  if (known) return known;
  // Zones come from people's cookies: there are some hundreds, but nothing is kept without a limit.
  if (made.size >= 500) made.clear();
  const fresh = makeFormats(locale, zone);
  made.set(key, fresh);
  return fresh;
}

function makeFormats(locale: Locale, zone: string): Formats {
  const times = timesOf(locale, zone);
  return { locale, zone, ...numbersOf(locale), ...spansOf(locale, times.date), ...times };
}

function numbersOf(locale: Locale) {
  const { numbers, dates } = LANGUAGES[locale];
  const whole = new Intl.NumberFormat(numbers);
  const compact = new Intl.NumberFormat(numbers, { notation: "compact", maximumFractionDigits: 1 });
  const names = new Intl.DisplayNames([numbers], { type: "language", fallback: "code" });
  const items = new Intl.ListFormat(dates, { type: "conjunction" });
  return {
    count: (value: number) => whole.format(value),
    short: (value: number) => compact.format(value),
    hours: (hours: number) =>
      LANGUAGES[locale].hours(decimals(numbers, 0, hours < 100 ? 1 : 0).format(hours)),
    list: (parts: readonly string[]) => items.format(parts),
    language: (code: string) => {
      try {
        return names.of(code) ?? code;
      } catch {
        return code;
      }
    },
  };
}

const decimalFormats = new Map<string, Intl.NumberFormat>();

function decimals(tag: string, least: number, most: number): Intl.NumberFormat {
  const key = `${tag} ${least} ${most}`;
  const known = decimalFormats.get(key);
  if (known) return known;
  const fresh = new Intl.NumberFormat(tag, { minimumFractionDigits: least, maximumFractionDigits: most });
  decimalFormats.set(key, fresh);
  return fresh;
}

function spansOf(locale: Locale, date: Formats["date"]) {
  const words = LANGUAGES[locale];
  const tenths = decimals(words.numbers, 1, 1);
  const span = (ms: number, daysIn = words.days): string => {
    const length = Math.max(0, ms);
    if (length < MINUTE) return words.seconds(Math.floor(length / SECOND));
    if (length < HOUR) return words.minutes(Math.floor(length / MINUTE));
    if (length < DAY) {
      const minutes = String(Math.floor((length % HOUR) / MINUTE)).padStart(2, "0");
      return `${words.hours(Math.floor(length / HOUR))} ${words.minutes(minutes)}`;
    }
    const hours = Math.floor((length % DAY) / HOUR);
    const days = daysIn(Math.floor(length / DAY));
    return hours === 0 ? days : `${days} ${words.hours(hours)}`;
  };
  return {
    span: (ms: number) => span(ms),
    duration(ms: number): string {
      if (ms < 999.5) return `${Math.round(ms)} ms`;
      if (ms < 9_950) return words.seconds(tenths.format(ms / SECOND));
      if (ms < 59_500) return words.seconds(Math.round(ms / SECOND));
      return span(Math.max(ms, MINUTE));
    },
    ago(at: number, now: number): string {
      const length = now - at;
      if (length < 10 * SECOND) return words.justNow;
      if (length < MINUTE) return words.ago(words.seconds(Math.floor(length / SECOND)));
      if (length < HOUR) return words.ago(words.minutes(Math.floor(length / MINUTE)));
      if (length < DAY) return words.ago(words.hours(Math.floor(length / HOUR)));
      if (length < 7 * DAY) return words.daysAgo(Math.floor(length / DAY));
      return date(at, now);
    },
    until: (at: number, now: number) =>
      at - now < SECOND ? words.now : words.until(span(at - now, words.untilDays)),
  };
}

type Parts = Partial<Record<Intl.DateTimeFormatPartTypes, string>>;

/** The parts of a time as Intl names them, for `Language.date` to put together. */
function partsIn(tag: string, timeZone: string, format: Intl.DateTimeFormatOptions): (at: number) => Parts {
  let formatter: Intl.DateTimeFormat | undefined;
  return (at) => {
    formatter ??= new Intl.DateTimeFormat(tag, { day: "numeric", year: "numeric", ...format, timeZone });
    return Object.fromEntries(formatter.formatToParts(at).map(({ type, value }) => [type, value]));
  };
}

function timesOf(locale: Locale, zone: string) {
  const words = LANGUAGES[locale];
  const parts = (format: Intl.DateTimeFormatOptions) => partsIn(words.dates, zone, format);
  const inNumbers = partsIn("en-GB", zone, { month: "2-digit", day: "2-digit" });
  const time = { hour: "2-digit", minute: "2-digit", hourCycle: "h23" } as const;
  const toTheSecond = parts({
    ...time,
    weekday: "short",
    month: "short",
    second: "2-digit",
    timeZoneName: "short",
  });
  const toTheMinute = parts(time);
  const kinds = {
    short: {
      short: parts({ weekday: "short", month: "short" }),
      long: parts({ weekday: "short", month: "long" }),
    },
    long: {
      short: parts({ weekday: "long", month: "short" }),
      long: parts({ weekday: "long", month: "long" }),
    },
  };
  const dayKey = (at: number) => {
    const { year, month, day } = inNumbers(at);
    return `${year}-${month}-${day}`;
  };
  const dateOf: Formats["dateOf"] = (at, wanted) => {
    const found = kinds[wanted.weekday ?? "short"][wanted.month](at);
    return words.date({
      weekday: wanted.weekday && withoutPoint(found.weekday),
      day: found.day ?? "",
      month: found.month ?? "",
      year: wanted.year ? found.year : undefined,
    });
  };
  const isOtherYear = (at: number, now: number) => inNumbers(at).year !== inNumbers(now).year;
  return {
    dateOf,
    date: (at: number, now: number) => dateOf(at, { month: "short", year: isOtherYear(at, now) }),
    day(at: number, now: number): string {
      const day = dayKey(at);
      const today = dayKey(now);
      if (day === today) return words.today;
      // The day before today's, by the calendar: 24 hours would be wrong on the two nights that clocks change.
      const yesterday = new Date(Date.parse(`${today}T12:00:00Z`) - DAY).toISOString().slice(0, 10);
      if (day === yesterday) return words.yesterday;
      return dateOf(at, { weekday: "long", month: "long", year: isOtherYear(at, now) });
    },
    exact(at: number): string {
      const { hour, minute, second, timeZoneName } = toTheSecond(at);
      const date = dateOf(at, { weekday: "short", month: "short", year: true });
      return `${date}, ${hour}:${minute}:${second} ${timeZoneName}`;
    },
    clock(at: number): string {
      const { hour, minute } = toTheMinute(at);
      return `${hour}:${minute}`;
    },
    weekday: (at: number, width: Width = "short") => withoutPoint(kinds[width].short(at).weekday) ?? "",
    month: (at: number, width: Width) => kinds.short[width](at).month ?? "",
  };
}

/** Some versions of the locale data abbreviate with a point and some without: "Fr." and "Fr". */
const withoutPoint = (text: string | undefined): string | undefined => text?.replace(/\.$/, "");
