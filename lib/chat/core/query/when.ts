import { zoneClock } from "@/lib/kernel/zone-clock";
import type { When } from "./terms";

/** What was read of a time, or what is wrong with it and what would be right. */
export type ReadWhen = { when: When } | { message: string; suggestion: string | null };

const AGO = /^(\d{1,5})\s?(m|min|h|d|w)(?: ago)?$/i;
const DATE = /^(\d{4})-(\d{1,2})-(\d{1,2})(?:[T ](\d{1,2}):(\d{2})(?::(\d{2}))?(Z)?)?$/i;
const CLOCK = /^(\d{1,2}):(\d{2})$/;
/** Day first with dots, as much of the world writes it. With slashes nobody can know what comes first. */
const DOTTED = /^(\d{1,2})\.(\d{1,2})\.(\d{4})$/;
const EXAMPLES = "2026-03-01, 2026-03-01T14:30, 14:30, today, yesterday, 2h or 3d";
const MONTHS = "January February March April May June July August September October November December".split(
  " ",
);

/** Reads a time as people write it behind `before:` and `after:`. */
export function readWhen(text: string): ReadWhen {
  const low = text.toLowerCase();
  if (low === "today" || low === "yesterday") return { when: { kind: "named", name: low } };
  const ago = AGO.exec(low);
  if (ago) return { when: { kind: "ago", amount: Number(ago[1]), unit: unitOf(ago[2]) } };
  const clock = CLOCK.exec(text);
  if (clock) return wrongClock(clock[1], clock[2]) ?? { when: { kind: "clock", clock: clockOf(clock) } };
  const date = DATE.exec(text);
  if (date) return readDate(date);
  const dotted = DOTTED.exec(text);
  if (dotted) {
    const [, day = "", month = "", year = ""] = dotted;
    return { message: "Dates are written year-month-day.", suggestion: dateOf(year, month, day) };
  }
  return { message: `“${text.slice(0, 40)}” is not a time. Write ${EXAMPLES}.`, suggestion: null };
}

function readDate([
  ,
  year = "",
  month = "",
  day = "",
  hours,
  minutes,
  seconds,
  zulu,
]: RegExpExecArray): ReadWhen {
  const wrong =
    wrongDate(Number(year), Number(month), Number(day)) ?? (hours && wrongClock(hours, minutes, seconds));
  if (wrong) return wrong;
  const date = dateOf(year, month, day);
  if (!hours) return { when: { kind: "day", date } };
  const clock = `${two(hours)}:${minutes}${seconds ? `:${seconds}` : ""}`;
  if (zulu) return { when: { kind: "instant", at: Date.parse(`${date}T${clock}Z`) } };
  return { when: { kind: "minute", date, clock } };
}

type Wrong = { message: string; suggestion: string | null };

function wrongDate(year: number, month: number, day: number): Wrong | undefined {
  if (year < 2000 || year > 2199)
    return {
      message: `The year ${year} is out of reach. Years are written with four digits, as 2026.`,
      suggestion: null,
    };
  const name = MONTHS[month - 1];
  if (!name) return { message: `There is no month ${month}: months go from 01 to 12.`, suggestion: null };
  const days = new Date(Date.UTC(year, month, 0)).getUTCDate();
  if (day >= 1 && day <= days) return undefined;
  return {
    message: `${name} ${year} has ${days} days, no ${day}.`,
    suggestion: dateOf(String(year), String(month), String(day < 1 ? 1 : days)),
  };
}

const wrongClock = (hours = "", minutes = "", seconds = "0"): Wrong | undefined =>
  Number(hours) > 23 || Number(minutes) > 59 || Number(seconds) > 59
    ? { message: `${hours}:${minutes} is no time of day: they go from 00:00 to 23:59.`, suggestion: null }
    : undefined;

const unitOf = (unit = ""): "m" | "h" | "d" | "w" =>
  unit.startsWith("m") ? "m" : unit === "h" || unit === "d" ? unit : "w";
const two = (digits: string): string => digits.padStart(2, "0");
const dateOf = (year: string, month: string, day: string): string => `${year}-${two(month)}-${two(day)}`;
const clockOf = ([, hours = "", minutes = ""]: RegExpExecArray): string => `${two(hours)}:${minutes}`;

const UNIT_MS = { m: 60_000, h: 3_600_000, d: 86_400_000, w: 604_800_000 } as const;
const DAY_MS = UNIT_MS.d;

/** The moment that is meant, in ms since the epoch; days and hours are those of an IANA zone. */
export function momentOf(when: When, now: number, zone: string): number {
  switch (when.kind) {
    case "ago":
      return now - when.amount * UNIT_MS[when.unit];
    case "instant":
      return when.at;
    case "day":
      return wallTime(Date.parse(`${when.date}T00:00Z`), zone);
    case "minute":
      return wallTime(Date.parse(`${when.date}T${when.clock}Z`), zone);
    case "clock":
      return wallTime(today(now, zone) + Date.parse(`1970-01-01T${when.clock}Z`), zone);
    case "named":
      return wallTime(today(now, zone) - (when.name === "today" ? 0 : DAY_MS), zone);
  }
}

/** The first moment at which a clock on the wall shows this, told as if it showed UTC. */
const wallTime = (local: number, zone: string): number =>
  zoneClock(zone, local - 2 * DAY_MS, local + 2 * DAY_MS).moment(local);

const today = (now: number, zone: string): number =>
  Math.floor(zoneClock(zone, now, now).local(now) / DAY_MS) * DAY_MS;

/** A time as `readWhen` reads it. */
export function renderWhen(when: When): string {
  switch (when.kind) {
    case "ago":
      return `${when.amount}${when.unit}`;
    case "day":
      return when.date;
    case "minute":
      return `${when.date}T${when.clock}`;
    case "clock":
      return when.clock;
    case "named":
      return when.name;
    case "instant":
      return `${new Date(when.at).toISOString().slice(0, 19)}Z`;
  }
}
