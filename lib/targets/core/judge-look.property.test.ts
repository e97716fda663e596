import fc from "fast-check";
import { expect, test } from "vitest";
import { judgeLook, missingOf } from "./judge-look";
import type { Member } from "./member";

/** Who streams what at each look: the category, or null when off air. A new stream begins after each time off air. */
const CAREER = fc.array(fc.constantFrom(null, "chess", "art", "music"), { minLength: 1, maxLength: 12 });
const WORLD = fc.array(CAREER, { minLength: 1, maxLength: 8 });
const GAMES = new Map([
  ["chess", "chess"],
  ["art", "art"],
]);
const STEP_MS = 30_000;

interface Watching {
  sets: Map<string, Map<string, Member>>;
  /** Stream id to the target it is noted in, as target_start has it. */
  open: Map<string, string>;
  log: string[];
}

/** All streams at a look. */
function onAir(world: readonly (readonly (string | null)[])[], look: number): Member[] {
  return world.flatMap((career, user) => {
    const gameId = career[look] ?? null;
    if (gameId === null) return [];
    let began = look;
    while (began > 0 && (career[began - 1] ?? null) !== null) began -= 1;
    const seenAtMs = (look + 1) * STEP_MS;
    const streamId = `${user}-${began}`;
    return [
      {
        ...{
          streamId,
          userId: String(user),
          userLogin: `login${user}`,
          userName: "",
          title: "",
          language: "en",
        },
        ...{
          gameId,
          gameName: gameId,
          viewerCount: 1,
          startedAtMs: (began + 1) * STEP_MS - 1,
          seenAtMs,
          misses: 0,
        },
      },
    ];
  });
}

/** One look at some targets; `slips` says which streams slipped between two pages. */
function lookOnce(
  state: Watching,
  targets: string[],
  now: Member[],
  look: number,
  slips: (id: string) => boolean,
): void {
  const found = new Map(
    now
      .filter(({ gameId, streamId }) => targets.includes(gameId) && !slips(streamId))
      .map((one) => [one.streamId, one]),
  );
  const looked = targets.map((id) => ({ id, gameId: id, known: state.sets.get(id) ?? new Map() }));
  const missing = new Set(missingOf(looked, found, new Set()).map(({ userId }) => userId));
  const streams = new Map(now.filter(({ userId }) => missing.has(userId)).map((one) => [one.userId, one]));
  const confirmation = { streams, unclear: new Set<string>(), observedAtMs: (look + 1) * STEP_MS };
  for (const judged of judgeLook(looked, found, confirmation, GAMES)) note(state, judged);
}

/** What the database does with it: a start is one that is not open, an end one that is open there. */
function note(
  state: Watching,
  { targetId, members, found, ended, moved }: ReturnType<typeof judgeLook>[number],
): void {
  for (const { streamId } of ended) {
    if (state.open.get(streamId) !== targetId) continue;
    state.open.delete(streamId);
    state.log.push(`end ${streamId}`);
  }
  for (const { streamId, targetId: other } of moved)
    if (state.open.has(streamId)) state.open.set(streamId, other);
  for (const { streamId } of found) {
    if (!state.open.has(streamId)) state.log.push(`start ${streamId}`);
    state.open.set(streamId, targetId);
  }
  state.sets.set(targetId, new Map(members.map((member) => [member.streamId, member])));
}

test("whatever slips between pages: nothing begins that was not there, nothing ends while it is", () => {
  fc.assert(
    fc.property(WORLD, fc.infiniteStream(fc.boolean()), (world, chance) => {
      const state: Watching = { sets: new Map(), open: new Map(), log: [] };
      const looks = Math.max(...world.map((career) => career.length));
      for (let look = 0; look < looks; look += 1) {
        const now = onAir(world, look);
        const before = state.log.length;
        lookOnce(state, ["chess", "art"], now, look, () => chance.next().value);
        const watched = new Set(
          now.filter(({ gameId }) => GAMES.has(gameId)).map(({ streamId }) => streamId),
        );
        for (const line of state.log.slice(before)) {
          const [what, id = ""] = line.split(" ");
          expect(watched.has(id), line).toBe(what === "start");
        }
      }
    }),
  );
});

test("a stream that stays begins once and ends once, two looks after it was over", () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 2, max: 8 }),
      fc.array(fc.boolean(), { minLength: 12, maxLength: 12 }),
      (stays, slips) => {
        const state: Watching = { sets: new Map(), open: new Map(), log: [] };
        const world = [[...Array<string>(stays).fill("chess"), null, null, null]];
        // It is seen by its second look at the latest: once it is known, who slips is asked about.
        for (let look = 0; look < stays + 3; look += 1) {
          lookOnce(state, ["chess"], onAir(world, look), look, () => look !== 1 && (slips[look] ?? false));
        }
        expect(state.log).toEqual(["start 0-0", "end 0-0"]);
      },
    ),
  );
});
