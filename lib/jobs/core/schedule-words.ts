import type { Schedule } from "./schedule";

const DAYS = ["Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"];
const UNITS = [
  { seconds: 86_400, one: "day" },
  { seconds: 3_600, one: "hour" },
  { seconds: 60, one: "minute" },
  { seconds: 1, one: "second" },
];

/** A schedule in words: "every 30 seconds", "daily at 04:20 UTC". A cron that is not of a common form says itself. */
export function scheduleWords(schedule: Schedule | null): string {
  if (schedule === null) return "when asked for";
  return "everySeconds" in schedule
    ? everyWords(schedule.everySeconds)
    : cronWords(schedule.cron, schedule.timezone ?? "UTC");
}

function everyWords(seconds: number): string {
  const unit = UNITS.find((each) => seconds % each.seconds === 0);
  const count = unit ? seconds / unit.seconds : seconds;
  const one = unit?.one ?? "second";
  return count === 1 ? `every ${one}` : `every ${count} ${one}s`;
}

function cronWords(cron: string, timezone: string): string {
  const [minute = "", hour = "", day, month, weekday = ""] = cron.trim().split(/\s+/);
  const plain = (field: string) => /^\d+$/.test(field);
  if (month !== "*" || day !== "*" || !plain(minute)) return `by cron ${cron} (${timezone})`;
  const past = minute.padStart(2, "0");
  if (hour === "*" && weekday === "*") return minute === "0" ? "every hour" : `every hour at :${past}`;
  if (!plain(hour)) return `by cron ${cron} (${timezone})`;
  const time = `${hour.padStart(2, "0")}:${past} ${timezone}`;
  if (weekday === "*") return `daily at ${time}`;
  const name = DAYS[Number(weekday) % 7];
  return plain(weekday) && name ? `every ${name} at ${time}` : `by cron ${cron} (${timezone})`;
}
