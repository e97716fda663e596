import { expect, test } from "vitest";
import { missing } from "@/tests/support/live-model";
import { inRounds } from "./rounds";

test("one of each broadcaster a round, in the order of their times", () => {
  const one = { broadcasterId: "1" };
  const two = { broadcasterId: "2" };
  const rounds = inRounds([missing(90, one), missing(30, one), missing(60, two), missing(60, one)]);
  expect(rounds).toEqual([[missing(30, one), missing(60, two)], [missing(60, one)], [missing(90, one)]]);
});

test("nothing makes no round", () => {
  expect(inRounds([])).toEqual([]);
});
