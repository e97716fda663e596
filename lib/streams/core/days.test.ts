import fc from "fast-check";
import { expect, test } from "vitest";
import { dayNamed, dayOf } from "./days";

test("a day in UTC", () => {
  expect(dayOf(new Date("2026-11-21T23:59:59.999Z"))).toEqual({
    name: "20261121",
    from: new Date("2026-11-21T00:00:00Z"),
    to: new Date("2026-11-22T00:00:00Z"),
  });
});

test.each(["", "2026112", "default", "20261121x"])("%j is no day", (name) => {
  expect(dayNamed(name)).toBeUndefined();
});

test("holds its moment, and its name says which it is", () => {
  fc.assert(
    fc.property(fc.date({ min: new Date(0), max: new Date("9999-12-30"), noInvalidDate: true }), (at) => {
      const { name, from, to } = dayOf(at);
      expect(from <= at && at < to).toBe(true);
      expect(dayNamed(name)).toEqual(from);
    }),
  );
});
