import fc from "fast-check";
import { expect, test } from "vitest";
import { cronMinutes } from "./cron-minutes";

test.each([
  ["*/15 * * * *", 15, true],
  ["0 * * * *", 60, true],
  ["0,30 * * * *", 30, true],
  ["7-59/10 * * * *", 10, true],
  ["0 */2 * * *", 120, true],
  ["0 12 * * *", 1_440, true],
  ["0,10 * * * *", 30, false],
  ["*/5 18-22 * * *", 24, false],
  ["*/15 * * * 1", 15, false],
  ["5/20 * * * *", 20, true],
])("%s is every %i minutes", (expression, minutes, even) => {
  expect(cronMinutes(expression)).toEqual({ minutes, even });
});

test.each(["", "15", "* * * *", "60 * * * *", "*/0 * * * *", "5-1 * * * *", "a b c d e", "@hourly"])(
  "%j is no plan that can be read",
  (expression) => expect(cronMinutes(expression)).toBeNull(),
);

test("whatever it says, it is told within a day or not at all", () => {
  const field = fc.stringMatching(/^[*\d,/-]{1,8}$/);
  fc.assert(
    fc.property(fc.array(field, { minLength: 5, maxLength: 5 }), (fields) => {
      const found = cronMinutes(fields.join(" "));
      if (!found) return;
      expect(found.minutes).toBeGreaterThanOrEqual(1);
      expect(found.minutes).toBeLessThanOrEqual(1_440);
    }),
  );
});
