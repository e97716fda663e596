import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { hourCounts } from "./hour-counts";
import { channelsOfNotice, noticesOf } from "./notice";
import { Oblivion } from "./oblivion";
import { sessionsByChannel } from "./session-at";

describe("noticesOf", () => {
  it("tells each channel once, in notices that Postgres takes", () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 2 ** 31 }).map(String), { maxLength: 3_000 }), (ids) => {
        const notices = noticesOf(ids);
        expect(notices.flatMap(channelsOfNotice).toSorted()).toEqual([...new Set(ids)].toSorted());
        for (const notice of notices) expect(Buffer.byteLength(notice)).toBeLessThan(8_000);
      }),
    );
  });
});

describe("sessionsByChannel", () => {
  const session = { id: "s", channelId: "1", startedAt: 100, endedAt: 200 };
  const at = sessionsByChannel([
    session,
    { id: "t", channelId: "1", startedAt: 200, endedAt: null },
    { id: "u", channelId: "2", startedAt: 0, endedAt: null },
  ]);

  it.each([
    ["1", 99, null],
    ["1", 100, "s"],
    ["1", 199, "s"],
    ["1", 200, "t"],
    ["1", 9_999, "t"],
    ["2", 150, "u"],
    ["3", 150, null],
  ])("in channel %s at %i it is %s", (channelId, moment, id) => {
    expect(at(channelId, moment)).toBe(id);
  });
});

describe("Oblivion", () => {
  const oblivion = new Oblivion([
    { personId: "ann", until: 50 },
    { personId: "ann", until: 100 },
    { personId: "bob", until: Number.POSITIVE_INFINITY },
  ]);

  it.each([
    ["ann", 100, true],
    ["ann", 101, false],
    ["bob", 2 ** 50, true],
    ["eve", 0, false],
  ])("of %s at %i: %s", (authorId, sentAt, covered) => {
    expect(oblivion.covers({ authorId, sentAt })).toBe(covered);
  });
});

describe("hourCounts", () => {
  const written = fc.record({
    channelId: fc.constantFrom("1", "2"),
    streamId: fc.constantFrom("s", "t"),
    authorId: fc.constantFrom("ann", "bob"),
    sentAt: fc.integer({ min: 0, max: 3 * 3_600_000 }),
  });

  it("counts every message once, each key once, in one order whatever order was given", () => {
    fc.assert(
      fc.property(fc.array(written), fc.func(fc.integer()), (given, chance) => {
        const counts = hourCounts(given);
        expect(counts.reduce((sum, { messages }) => sum + messages, 0)).toBe(given.length);
        const keys = counts.map(({ messages: _, ...key }) => JSON.stringify(key));
        expect(new Set(keys).size).toBe(keys.length);
        expect(counts.every(({ hour }) => hour % 3_600_000 === 0)).toBe(true);
        expect(hourCounts(given.toSorted((one, other) => chance(one) - chance(other)))).toEqual(counts);
      }),
    );
  });
});
