import fc from "fast-check";
import { expect, it } from "vitest";
import { weekNamed, weekOf, weeksBetween } from "./weeks";

const WEEK_MS = 7 * 86_400_000;
const moment = fc.integer({ min: 0, max: Date.parse("2200-01-01") });

it("begins weeks on Mondays (UTC)", () => {
  expect(weekOf(Date.parse("2026-11-22T23:59:59.999Z")).name).toBe("20261116");
  expect(weekOf(Date.parse("2026-11-23T00:00:00Z")).name).toBe("20261123");
});

it("holds every moment in one week, which its name tells", () => {
  fc.assert(
    fc.property(moment, (at) => {
      const week = weekOf(at);
      expect(week.from.getTime() <= at && at < week.to.getTime()).toBe(true);
      expect(week.from.getUTCDay()).toBe(1);
      expect(weekNamed(week.name)).toEqual(week);
    }),
  );
});

it.each(["", "2026111", "20261117", "20261399", "message"])("takes %j for no week's name", (name) => {
  expect(weekNamed(name)).toBeUndefined();
});

it("lists weeks one after the other without a hole", () => {
  fc.assert(
    fc.property(moment, fc.integer({ min: 0, max: 20 * WEEK_MS }), (from, length) => {
      const weeks = weeksBetween(from, from + length);
      expect(weeks[0]).toEqual(weekOf(from));
      expect(weeks.at(-1)).toEqual(weekOf(from + length));
      for (const [index, week] of weeks.slice(1).entries()) expect(week.from).toEqual(weeks[index]?.to);
    }),
  );
});
