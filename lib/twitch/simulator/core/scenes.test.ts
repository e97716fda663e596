import fc from "fast-check";
import { expect, test } from "vitest";
import { seededRandom } from "./random";
import { type CastMember, nextScene, openScript, type SceneAction, type SceneRules } from "./scenes";

const RULES: SceneRules = {
  firstMs: [20_000, 40_000],
  gapMs: [20_000, 60_000],
  openingScenes: 15,
  quietGapMs: [180_000, 600_000],
  targetLive: 12,
  leastLive: 4,
};
const START = Date.UTC(2026, 10, 21);

interface Played extends SceneAction {
  at: number;
  liveBefore: number;
  castBefore: CastMember | undefined;
}

/** Plays `seconds` of the script, a second a step, on a cast of which `live` are on air at first. */
function play(seed: number, seconds: number, castSize: number, live: number): Played[] {
  const random = seededRandom(seed);
  const cast = new Map<string, CastMember>(
    Array.from({ length: castSize }, (_, n) => [
      `c${n}`,
      { id: `c${n}`, liveSince: n < live ? START - 3_600_000 : null },
    ]),
  );
  let state = openScript(RULES, START, random);
  const played: Played[] = [];
  for (let now = START; now <= START + seconds * 1000; now += 1000) {
    const members = [...cast.values()];
    const next = nextScene(RULES, state, members, now, random);
    state = next.state;
    if (!next.action) continue;
    const { kind, id } = next.action;
    const liveBefore = members.filter((member) => member.liveSince !== null).length;
    played.push({ kind, id, at: now, liveBefore, castBefore: cast.get(id) });
    if (kind === "go-live" || kind === "restart") cast.set(id, { id, liveSince: now });
    if (kind === "end") cast.set(id, { id, liveSince: null });
  }
  return played;
}

test("somebody goes live within the first 20 to 40 seconds", () => {
  for (let seed = 0; seed < 100; seed += 1) {
    const [first] = play(seed, 60, 60, 12);
    expect(first?.kind).toBe("go-live");
    expect(first?.at).toBeGreaterThanOrEqual(START + 20_000);
    expect(first?.at).toBeLessThanOrEqual(START + 40_000);
  }
});

test("then people come and go every 20 to 60 seconds, and the number on air stays sensible", () => {
  for (let seed = 0; seed < 20; seed += 1) {
    const opening = play(seed, 3600, 60, 12).slice(0, RULES.openingScenes);
    const gaps = opening.slice(1).map((scene, place) => scene.at - (opening[place]?.at ?? 0));
    expect(opening).toHaveLength(RULES.openingScenes);
    expect(Math.min(...gaps)).toBeGreaterThanOrEqual(20_000);
    expect(Math.max(...gaps)).toBeLessThanOrEqual(61_000);
    expect(Math.min(...opening.map((scene) => scene.liveBefore))).toBeGreaterThanOrEqual(9);
    expect(Math.max(...opening.map((scene) => scene.liveBefore))).toBeLessThanOrEqual(15);
  }
});

test("after the opening it ends nothing, lets nobody go live unless few are, and goes on for hours", () => {
  const kinds = new Set<string>();
  for (let seed = 0; seed < 10; seed += 1) {
    const later = play(seed, 4 * 3600, 60, 6).slice(RULES.openingScenes);
    for (const { kind } of later) kinds.add(kind);
    expect(later.length).toBeGreaterThan(25);
    const gaps = later.slice(1).map((scene, place) => scene.at - (later[place]?.at ?? 0));
    expect(Math.min(...gaps)).toBeGreaterThanOrEqual(180_000);
    expect(Math.max(...gaps)).toBeLessThanOrEqual(601_000);
    expect(later.filter(({ kind, liveBefore }) => kind === "go-live" && liveBefore >= 4)).toEqual([]);
  }
  expect([...kinds].sort()).toEqual(["change-category", "change-title", "restart"]);
  const alone = play(1, 3600, 3, 0).slice(RULES.openingScenes);
  expect(alone.every(({ kind, liveBefore }) => liveBefore >= 3 || kind === "go-live")).toBe(true);
});

test("only what is possible is played: nobody offline ends, nobody live goes live, nothing ends at once", () => {
  fc.assert(
    fc.property(fc.nat(), fc.nat(20), fc.nat(20), (seed, size, live) => {
      for (const { kind, at, castBefore } of play(seed, 1800, size, Math.min(live, size))) {
        const since = castBefore?.liveSince ?? null;
        expect(since === null).toBe(kind === "go-live");
        if (kind === "end" || kind === "restart") expect(at - (since ?? at)).toBeGreaterThanOrEqual(180_000);
      }
    }),
    { numRuns: 40 },
  );
});

test("a script that slept for an hour plays one scene and waits again", () => {
  const random = seededRandom(1);
  const cast = [{ id: "a", liveSince: null }];
  const woken = START + 3_600_000;
  const first = nextScene(RULES, openScript(RULES, START, random), cast, woken, random);
  expect(first.action).toEqual({ kind: "go-live", id: "a" });
  expect(first.state.nextAt).toBeGreaterThanOrEqual(woken + 20_000);
  expect(nextScene(RULES, first.state, cast, woken + 1, random).action).toBeNull();
});

test("an empty cast plays nothing", () => {
  const random = seededRandom(1);
  const state = openScript(RULES, START, random);
  expect(nextScene(RULES, state, [], START + 60_000, random).action).toBeNull();
});
