import type { Language } from "./language";

export const en: Language = {
  name: "English",
  numbers: "en",
  dates: "en-GB",
  seconds: (count) => `${count} s`,
  minutes: (count) => `${count} min`,
  hours: (count) => `${count} h`,
  days: (count) => `${count} d`,
  untilDays: (count) => `${count} d`,
  justNow: "just now",
  ago: (span) => `${span} ago`,
  daysAgo: (count) => `${count} d ago`,
  now: "now",
  until: (span) => `in ${span}`,
  today: "Today",
  yesterday: "Yesterday",
  date: ({ weekday, day, month, year }) => [weekday, day, month, year].filter(Boolean).join(" "),
};
