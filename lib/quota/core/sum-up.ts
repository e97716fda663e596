import type { HelixPurpose, Quota } from "../schema";

/** A row as it is counted. */
export interface Counted {
  minute: Date;
  bucket: string;
  purpose: string;
  endpoint: string;
  points: number;
  waits: number;
  waitedMs: number;
  refused: number;
}

type Sums = Pick<Counted, "points" | "waits" | "waitedMs" | "refused">;
type Summary = Pick<Quota["helix"], "minutes" | "purposes" | "others">;

const MINUTE_MS = 60_000;
const MINUTES = 60;
const MOST_ENDPOINTS = 5;

/** The start of the first of the sixty minutes that end with the one of `now`. */
export const firstMinute = (now: Date): Date =>
  new Date((Math.floor(now.getTime() / MINUTE_MS) - MINUTES + 1) * MINUTE_MS);

/** The last hour by minute and by purpose. Rows outside it count nowhere. */
export function sumUp(rows: readonly Counted[], now: Date): Summary {
  const first = firstMinute(now).getTime();
  const recent = rows.filter(({ minute }) => placeOf(minute, first) >= 0 && placeOf(minute, first) < MINUTES);
  const app = recent.filter(({ bucket }) => bucket === "app");
  const minutes = groupBy(app, ({ minute }) => placeOf(minute, first));
  return {
    minutes: Array.from({ length: MINUTES }, (_, place) => {
      const within = minutes.get(place) ?? [];
      return {
        minute: new Date(first + place * MINUTE_MS).toISOString(),
        points: add(within).points,
        purposes: pointsBy(within, ({ purpose }) => purpose).map(([purpose, points]) => ({
          purpose,
          points,
        })),
      };
    }),
    purposes: purposesOf(app),
    others: add(recent.filter(({ bucket }) => bucket !== "app")),
  };
}

function purposesOf(rows: readonly Counted[]): HelixPurpose[] {
  return [...groupBy(rows, ({ purpose }) => purpose)]
    .map(([purpose, own]) => ({
      purpose,
      ...add(own),
      endpoints: pointsBy(own, ({ endpoint }) => endpoint)
        .slice(0, MOST_ENDPOINTS)
        .map(([endpoint, points]) => ({ endpoint, points })),
    }))
    .sort((a, b) => b.points - a.points || (a.purpose < b.purpose ? -1 : 1));
}

/** Points by a name, the most first; names without any are left out. */
function pointsBy(rows: readonly Counted[], nameOf: (row: Counted) => string): [string, number][] {
  return [...groupBy(rows, nameOf)]
    .map(([name, own]): [string, number] => [name, add(own).points])
    .filter(([, points]) => points > 0)
    .sort(([nameA, a], [nameB, b]) => b - a || (nameA < nameB ? -1 : 1));
}

function add(rows: readonly Counted[]): Sums {
  const sums: Sums = { points: 0, waits: 0, waitedMs: 0, refused: 0 };
  for (const { points, waits, waitedMs, refused } of rows) {
    sums.points += points;
    sums.waits += waits;
    sums.waitedMs += waitedMs;
    sums.refused += refused;
  }
  return sums;
}

const placeOf = (minute: Date, first: number): number => Math.floor((minute.getTime() - first) / MINUTE_MS);

function groupBy<K>(rows: readonly Counted[], keyOf: (row: Counted) => K): Map<K, Counted[]> {
  const groups = new Map<K, Counted[]>();
  for (const row of rows) {
    const group = groups.get(keyOf(row));
    if (group) group.push(row);
    else groups.set(keyOf(row), [row]);
  }
  return groups;
}
