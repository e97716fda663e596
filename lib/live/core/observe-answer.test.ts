import { expect, test } from "vitest";
import { aStream, at } from "@/tests/support/live-model";
import { observeAnswer } from "./observe-answer";

const answer = (...userIds: string[]) => ({
  streams: userIds.map((userId) => ({ ...aStream(`stream of ${userId}`), userId })),
  unclear: ["4"],
  observedAt: at(30),
});

test("each one asked for is seen, missing, or not observed", () => {
  const observed = observeAnswer(["1", "2", "4"], answer("2"), "poll");
  expect(observed.map((o) => [o.broadcasterId, o.kind])).toEqual([
    ["1", "missing"],
    ["2", "seen"],
  ]);
  expect(observed[0]?.observedAt).toEqual(at(30));
});

test("rows about somebody who was not asked for are left out", () => {
  expect(observeAnswer(["1"], answer("1", "999"), "poll")).toHaveLength(1);
});

test("texts are made storable", () => {
  const dirty = { ...aStream("A", { title: "a\0b", categoryName: "\ud800", tags: ["x\0"] }), userId: "1" };
  const [observed] = observeAnswer(["1"], { streams: [dirty], unclear: [], observedAt: at(0) }, "poll");
  expect(observed).toMatchObject({ stream: { title: "ab", categoryName: "\ufffd", tags: ["x"] } });
});
