import { expect, test } from "vitest";
import { heardOf, type Judged, judgeLook, missingOf } from "./judge-look";
import type { Member } from "./member";

const stream = (streamId: string, given: Partial<Member> = {}): Member => ({
  streamId,
  userId: `u${streamId}`,
  userLogin: `login${streamId}`,
  userName: `Name ${streamId}`,
  title: "",
  gameId: "chess",
  gameName: "Chess",
  language: "en",
  viewerCount: 5,
  startedAtMs: 1_000,
  seenAtMs: 10_000,
  misses: 0,
  ...given,
});
const byStream = (members: Member[]) => new Map(members.map((member) => [member.streamId, member]));
const byUser = (members: Member[]) => new Map(members.map((member) => [member.userId, member]));
const GAMES = new Map([
  ["chess", "T1"],
  ["art", "T2"],
]);

/** A look at chess: what was known, what the pages show, what Twitch says about those that are missing. */
function look(known: Member[], found: Member[], confirmed: Member[] = [], unclear: string[] = []): Judged {
  const looked = [{ id: "T1", gameId: "chess", known: byStream(known) }];
  const confirmation = { streams: byUser(confirmed), unclear: new Set(unclear), observedAtMs: 20_000 };
  const [judged] = judgeLook(looked, byStream(found), confirmation, GAMES);
  if (!judged) throw new Error("one target was looked at");
  return judged;
}
const shown = ({ members, found, ended, moved }: Judged) => ({
  members: members.map(({ streamId, misses }) => (misses > 0 ? `${streamId}?` : streamId)),
  found: found.map(({ streamId }) => streamId),
  ended: ended.map(({ streamId }) => streamId),
  moved: moved.map(({ streamId, targetId }) => `${streamId}>${targetId}`),
});

const [a, b] = [stream("a"), stream("b")];
const later = { seenAtMs: 20_000 };
const aLater = stream("a", later);
const aInArt = stream("a", { ...later, gameId: "art" });
const aInMusic = stream("a", { ...later, gameId: "music" });
const aAgain = stream("a2", { ...later, userId: "ua", startedAtMs: 15_000 });
const aMissed = stream("a", { misses: 1 });
const NONE = { members: [], found: [], ended: [], moved: [] };

test.each([
  ["nothing was, nothing is", look([], []), NONE],
  ["who is new is found", look([a], [aLater, b]), { ...NONE, members: ["a", "b"], found: ["b"] }],
  ["who slipped between two pages stays", look([a], [], [aLater]), { ...NONE, members: ["a"] }],
  ["who is off air is doubted first", look([a], []), { ...NONE, members: ["a?"] }],
  ["and has ended when the next look says the same", look([aMissed], []), { ...NONE, ended: ["a"] }],
  ["who was doubted and is there is doubted no more", look([aMissed], [aLater]), { ...NONE, members: ["a"] }],
  [
    "of whom nothing reliable is said stays as they were",
    look([aMissed], [], [], ["ua"]),
    { ...NONE, members: ["a?"] },
  ],
  ["who is in a category that is watched moves", look([a], [], [aInArt]), { ...NONE, moved: ["a>T2"] }],
  ["who is in any other has surely ended here", look([a], [], [aInMusic]), { ...NONE, ended: ["a"] }],
  [
    "who restarted ends and is found",
    look([a], [aAgain], [aAgain]),
    { ...NONE, members: ["a2"], found: ["a2"], ended: ["a"] },
  ],
  [
    "also between two pages",
    look([a], [aLater, aAgain]),
    { ...NONE, members: ["a2"], found: ["a2"], ended: ["a"] },
  ],
  [
    "and when the pages showed the old one to the last",
    look([a], [aLater], [aAgain]),
    { ...NONE, members: ["a2"], found: ["a2"], ended: ["a"] },
  ],
])("%s", (_, judged, expected) => {
  expect(shown(judged)).toEqual(expected);
});

test("an answer as old as the last sight of a stream says nothing about its end", () => {
  expect(shown(look([stream("a", { seenAtMs: 20_000, misses: 1 })], []))).toEqual({
    ...NONE,
    members: ["a?"],
  });
});

test("who is asked about: those who were not found, unless their rows made no sense", () => {
  const looked = [{ id: "T1", gameId: "chess", known: byStream([a, b, stream("c")]) }];
  expect(missingOf(looked, byStream([a]), new Set(["uc"]))).toEqual([b]);
});

const AT = 1_000_000_000;
const MINUTE = 60_000;
test.each([
  ["there before it was watched", AT - MINUTE, AT + MINUTE, true, false, "there"],
  ["begun since, found by the first look", AT + 10, AT + MINUTE, true, false, "told"],
  ["there before, and slipped through the first look", AT - MINUTE, AT + 2 * MINUTE, false, false, "there"],
  [
    "on air for long, come from another category much later",
    AT - MINUTE,
    AT + 20 * MINUTE,
    false,
    false,
    "told",
  ],
  ["tracked by the live sync", AT + 10, AT + 20 * MINUTE, false, true, "tracked"],
  ["there before, found by the first look long after", AT - MINUTE, AT + 60 * MINUTE, true, false, "there"],
])("%s", (_, startedAtMs, seenAtMs, firstLook, tracked, heard) => {
  expect(heardOf(stream("a", { startedAtMs, seenAtMs }), { sinceMs: AT, firstLook }, tracked)).toBe(heard);
});
