import type { Language } from "./language";

export const de: Language = {
  name: "Deutsch",
  numbers: "de",
  dates: "de",
  seconds: (count) => `${count} s`,
  minutes: (count) => `${count} min`,
  hours: (count) => `${count} h`,
  // A sign like the others, because texts ask for several cases: "seit 3 d live", "3 d lang".
  days: (count) => `${count} d`,
  untilDays: (count) => (count === 1 ? "1 Tag" : `${count} Tagen`),
  justNow: "gerade eben",
  ago: (span) => `vor ${span}`,
  daysAgo: (count) => (count === 1 ? "vor 1 Tag" : `vor ${count} Tagen`),
  now: "jetzt",
  until: (span) => `in ${span}`,
  today: "Heute",
  yesterday: "Gestern",
  date: ({ weekday, day, month, year }) => [weekday, `${day}.`, month, year].filter(Boolean).join(" "),
};
