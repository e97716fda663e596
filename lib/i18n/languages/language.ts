/** The parts of a date as Intl names them in a language; what is not wanted is left out. */
export interface DateParts {
  weekday?: string | undefined;
  day: string;
  month: string;
  year?: string | undefined;
}

/**
 * What a language needs besides its texts: how times and dates are put together. Intl names the parts, but how
 * it joins them differs between Node and browsers, and the first render must be the same in both.
 */
export interface Language {
  /** What it calls itself. */
  name: string;
  /** BCP 47 tags that Intl is asked with. */
  numbers: string;
  dates: string;
  seconds: (count: number | string) => string;
  minutes: (count: number | string) => string;
  hours: (count: number | string) => string;
  days: (count: number) => string;
  /** Days as they stand in `until`. */
  untilDays: (count: number) => string;
  justNow: string;
  /** `span` is of one unit: "3 min". */
  ago: (span: string) => string;
  daysAgo: (count: number) => string;
  now: string;
  until: (span: string) => string;
  today: string;
  yesterday: string;
  date: (parts: DateParts) => string;
}
