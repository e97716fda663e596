import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { anItem } from "@/tests/support/inbox";
import { type Absence, sectionsOf } from "./sections";

const at = (createdAt: string, broadcasterId = createdAt) =>
  anItem({
    id: createdAt,
    createdAt,
    broadcaster: { id: broadcasterId, login: "a", displayName: "A", avatarUrl: null },
  });
const shown = (sections: ReturnType<typeof sectionsOf>) =>
  sections.map(({ key, stacks }) => [key, stacks.map(({ items }) => items.map(({ id }) => id))]);

test("days are those of the person's zone, in the order given", () => {
  const items = ["2026-11-20T09:00:00Z", "2026-11-19T23:30:00Z", "2026-11-19T12:00:00Z"].map((time) =>
    at(time),
  );
  const days = (zone: string) => sectionsOf(items, zone, null).map(({ key, stacks }) => [key, stacks.length]);
  expect(days("UTC")).toEqual([
    ["2026-11-20", 1],
    ["2026-11-19", 2],
  ]);
  expect(days("Europe/Berlin")).toEqual([
    ["2026-11-20", 2],
    ["2026-11-19", 1],
  ]);
  expect(sectionsOf([], "UTC", null)).toEqual([]);
});

test("what was missed stands on top, also below what came since", () => {
  const items = [
    "2026-11-20T12:00:00Z",
    "2026-11-20T09:00:00Z",
    "2026-11-19T22:00:00Z",
    "2026-11-19T07:00:00Z",
  ];
  const absence = { since: Date.parse("2026-11-19T20:00:00Z"), until: Date.parse("2026-11-20T10:00:00Z") };
  const sections = sectionsOf(
    items.map((time) => at(time)),
    "UTC",
    absence,
  );
  expect(shown(sections)).toEqual([
    ["away", [["2026-11-20T09:00:00Z"], ["2026-11-19T22:00:00Z"]]],
    ["2026-11-20", [["2026-11-20T12:00:00Z"]]],
    ["2026-11-19", [["2026-11-19T07:00:00Z"]]],
  ]);
});

describe("many of one broadcaster", () => {
  test("stand together where the newest is; two stay apart", () => {
    const items = [
      at("2026-11-20T12:00:00Z", "kaya"),
      at("2026-11-20T11:00:00Z", "tom"),
      at("2026-11-20T10:00:00Z", "kaya"),
      at("2026-11-20T09:00:00Z", "tom"),
      at("2026-11-20T08:00:00Z", "kaya"),
    ];
    const [day] = sectionsOf(items, "UTC", null);
    expect(day?.stacks.map(({ broadcasterId, items }) => [broadcasterId, items.length])).toEqual([
      ["kaya", 3],
      ["tom", 1],
      ["tom", 1],
    ]);
  });
});

test("whatever there is, each entry is shown once, and each section's newest first", () => {
  const time = fc.integer({ min: 0, max: 400 }).map((hour) => Date.UTC(2026, 10, 1, hour));
  const entry = fc.tuple(time, fc.constantFrom("a", "b", "c"));
  const absence = fc.option(fc.tuple(time, time).map(([since, until]): Absence => ({ since, until })));
  fc.assert(
    fc.property(fc.array(entry, { maxLength: 30 }), absence, (entries, away) => {
      const items = entries
        .toSorted(([one], [other]) => other - one)
        .map(([ms, broadcaster], n) => ({ ...at(new Date(ms).toISOString(), broadcaster), id: String(n) }));
      const sections = sectionsOf(items, "Europe/Berlin", away);
      const all = sections.flatMap(({ stacks }) => stacks.flatMap((stack) => stack.items));
      expect(all.map(({ id }) => id).toSorted()).toEqual(items.map(({ id }) => id).toSorted());
      for (const { stacks } of sections) {
        const newest = stacks.map((stack) => stack.items[0]?.createdAt ?? "");
        expect(newest).toEqual(newest.toSorted().reverse());
      }
      expect(new Set(sections.map(({ key }) => key)).size).toBe(sections.length);
    }),
  );
});
