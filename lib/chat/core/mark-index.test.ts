import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { MarkEntry } from "./entry";
import { CLEAR_REACH, DELETION_REACH_MS, MarkIndex, PERSON_REACH } from "./mark-index";

const AT = 1_700_000_000_000;
const message = { id: "m", channelId: "1", authorId: "ann", sentAt: AT };
const mark = (by: MarkEntry["by"], target: string, at: number, channelId = "1"): MarkEntry => ({
  is: "mark",
  channelId,
  by,
  target,
  at,
  receivedAt: at,
});

describe("MarkIndex", () => {
  it.each([
    ["its deletion", mark("deletion", "m", AT), true],
    ["its deletion long after", mark("deletion", "m", AT + DELETION_REACH_MS + 1), false],
    ["another's deletion", mark("deletion", "n", AT + 1), false],
    ["its author's timeout", mark("timeout", "ann", AT + 1), true],
    ["its author's ban", mark("ban", "ann", AT + PERSON_REACH.ms), true],
    ["a timeout before it was sent", mark("timeout", "ann", AT - 1), false],
    ["a timeout long after", mark("timeout", "ann", AT + PERSON_REACH.ms + 1), false],
    ["somebody else's ban", mark("ban", "bob", AT + 1), false],
    ["a clear", mark("clear", "", AT + CLEAR_REACH.ms), true],
    ["a clear long after", mark("clear", "", AT + CLEAR_REACH.ms + 1), false],
    ["a clear of another channel", mark("clear", "", AT + 1, "2"), false],
  ])("by %s a message is taken away or not", (_name, given, taken) => {
    expect(new MarkIndex([given]).markOf(message)).toEqual(taken ? given : undefined);
  });

  it("keeps to the first mark, in whatever order they came", () => {
    const marks = [mark("ban", "ann", AT + 30), mark("deletion", "m", AT + 10), mark("clear", "", AT + 20)];
    fc.assert(
      fc.property(fc.shuffledSubarray(marks, { minLength: 3 }), (given) => {
        expect(new MarkIndex(given).markOf(message)).toEqual(marks[1]);
      }),
    );
  });

  it("forgets what is old and keeps the rest", () => {
    const index = new MarkIndex([mark("timeout", "ann", AT + 1), mark("ban", "ann", AT + 5)]);
    index.prune(AT + 2);
    expect(index.markOf(message)).toMatchObject({ by: "ban" });
    index.prune(AT + 6);
    expect(index.markOf(message)).toBeUndefined();
  });
});
