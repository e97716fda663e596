import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { event, recorded } from "@/tests/support/events";
import { batchText, judgeBatch, parseBatch, sourceName } from "./relayed";

const here = { source: "a", position: 10 };

describe("judgeBatch", () => {
  test.each([
    ["begins where we stand", { source: "a", from: 10, upTo: 12 }, "take"],
    ["overlaps what we know", { source: "a", from: 4, upTo: 12 }, "take"],
    ["says that nothing is newer", { source: "a", from: 10, upTo: 10 }, "take"],
    ["leaves a gap", { source: "a", from: 11, upTo: 12 }, "read"],
    ["its reader is behind us", { source: "a", from: 4, upTo: 9 }, "read"],
    ["is of another outbox", { source: "b", from: 10, upTo: 12 }, "ignore"],
  ])("%s", (_what, batch, verdict) => {
    expect(judgeBatch(batch, here)).toBe(verdict);
  });

  test("whatever is lost or repeated on the way, what is taken connects and moves forward", () => {
    const sent = fc.array(fc.tuple(fc.nat(5), fc.boolean(), fc.boolean()), { maxLength: 50 });
    fc.assert(
      fc.property(sent, (batches) => {
        let upTo = 0;
        let position = 0;
        for (const [length, lost, twice] of batches) {
          const batch = { source: "a", from: upTo, upTo: upTo + length };
          upTo = batch.upTo;
          for (const _time of lost ? [] : twice ? [1, 2] : [1]) {
            if (judgeBatch(batch, { source: "a", position }) === "take") {
              expect(batch.from).toBeLessThanOrEqual(position);
              expect(batch.upTo).toBeGreaterThanOrEqual(position);
              position = batch.upTo;
            } else position = upTo;
          }
        }
      }),
    );
  });
});

describe("on the wire", () => {
  const batch = { source: "a", from: 1, upTo: 3, events: [recorded(2, event.online("1"))] };

  test("what is sent arrives", () => {
    expect(parseBatch(batchText(batch))).toEqual(batch);
  });

  test.each([
    ["no text", { from: 1 }],
    ["no JSON", "{"],
    ["something else", '"hello"'],
    ["a kind that is not known", batchText(batch).replace("stream.online", "stream.exploded")],
    ["no seq", batchText(batch).replace('"seq"', '"sequence"')],
  ])("%s is not understood", (_what, text) => {
    expect(parseBatch(text)).toBeUndefined();
  });
});

test("outboxes and versions are told apart", () => {
  expect(sourceName("1/2")).not.toBe(sourceName("1/3"));
  expect(sourceName("1/2")).toMatch(/^1\/2 .*stream\.online/);
});
