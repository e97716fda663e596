import fc from "fast-check";
import { expect, it } from "vitest";
import type { Entry } from "../core/entry";
import { decodeRecords, encodeRecord } from "./record";

const instant = fc.integer({ min: 0, max: 8_640_000_000_000_000 });
const text = fc.string({ unit: "binary" });
const message = fc.record({
  is: fc.constant("message" as const),
  id: fc.uuid(),
  channelId: text,
  sentAt: instant,
  receivedAt: instant,
  authorId: text,
  authorLogin: text,
  authorName: text,
  text,
  flags: fc.nat(),
  badges: fc.array(text),
  colour: text,
  emotes: fc.option(fc.array(fc.tuple(text, fc.nat(), fc.nat()))),
  bits: fc.option(fc.nat()),
  replyToId: fc.option(fc.uuid()),
  sourceChannelId: fc.option(text),
  sourceId: fc.option(fc.uuid()),
});
const mark = fc.record({
  is: fc.constant("mark" as const),
  channelId: text,
  by: fc.constantFrom("deletion" as const, "timeout" as const, "ban" as const, "clear" as const),
  target: text,
  at: instant,
  receivedAt: instant,
});
const records = fc.array(fc.array(fc.oneof(message, mark), { maxLength: 4 }), { maxLength: 5 });
const segmentOf = (given: Entry[][]) => Buffer.concat(given.map(encodeRecord));

it("gives back what was written, in order", () => {
  fc.assert(
    fc.property(records, (given) => {
      expect(decodeRecords(segmentOf(given))).toEqual({ records: given, tornBytes: 0, unreadable: 0 });
    }),
  );
});

it("gives back every whole record of a segment that is torn anywhere, and no part of another", () => {
  fc.assert(
    fc.property(records, fc.double({ min: 0, max: 1, noNaN: true }), (given, part) => {
      const segment = segmentOf(given);
      const cut = Math.floor(segment.length * part);
      const whole = given.filter((_, index) => segmentOf(given.slice(0, index + 1)).length <= cut);
      const { records: read, tornBytes } = decodeRecords(segment.subarray(0, cut));
      expect(read).toEqual(whole);
      expect(tornBytes).toBe(cut - segmentOf(whole).length);
    }),
  );
});

it("takes no changed byte for the truth", () => {
  const one: Entry[] = [{ is: "mark", channelId: "1", by: "clear", target: "", at: 1, receivedAt: 1 }];
  const segment = segmentOf([one, one]);
  for (let at = 0; at < segment.length; at += 1) {
    const changed = Buffer.from(segment);
    changed[at] = (changed[at] ?? 0) ^ 1;
    for (const read of decodeRecords(changed).records) expect(read).toEqual(one);
  }
});

it("survives anything", () => {
  fc.assert(fc.property(fc.uint8Array(), (bytes) => void decodeRecords(Buffer.from(bytes))));
});
