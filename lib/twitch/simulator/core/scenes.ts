import type { Random } from "./random";

/** Somebody the script may do something with. */
export interface CastMember {
  id: string;
  /** ms since the epoch; null while off air */
  liveSince: number | null;
}

export interface SceneRules {
  /** Bounds of the wait until the first scene, in ms. */
  firstMs: readonly [number, number];
  /** Bounds of the wait between two scenes at first, in ms. */
  gapMs: readonly [number, number];
  /** So many scenes make the opening, in which people come and go; after it the script only adds to what happens. */
  openingScenes: number;
  /** Bounds of the wait between two scenes after the opening, in ms. */
  quietGapMs: readonly [number, number];
  /** About how many of the cast should be on air during the opening. */
  targetLive: number;
  /** How few may be on air later before somebody goes live. */
  leastLive: number;
}

export interface SceneAction {
  kind: "go-live" | "end" | "restart" | "change-title" | "change-category";
  id: string;
}

/** Where the script stands: when the next scene is due (ms since the epoch) and how many were played. */
export interface ScriptState {
  nextAt: number;
  played: number;
}

/** How far the number on air may wander from the target before the script pulls it back. */
const SLACK = 3;
/** A stream that ends a minute after it began looks like a fault, and has its own switch. */
const SHORTEST_STREAM_MS = 3 * 60_000;

/** The script before its first scene. */
export function openScript(rules: SceneRules, now: number, random: Random): ScriptState {
  return { nextAt: now + random.int(...rules.firstMs), played: 0 };
}

/**
 * The scene that is due at `now`, if any, and where the script stands after it. The first scene is
 * somebody going live. A script that was asleep plays one scene and goes on from there: no burst.
 */
export function nextScene(
  rules: SceneRules,
  state: ScriptState,
  cast: readonly CastMember[],
  now: number,
  random: Random,
): { action: SceneAction | null; state: ScriptState } {
  if (now < state.nextAt) return { action: null, state };
  const action = chooseScene(rules, state, cast, now, random);
  const played = state.played + 1;
  const gapMs = played < rules.openingScenes ? rules.gapMs : rules.quietGapMs;
  return { action, state: { nextAt: now + random.int(...gapMs), played } };
}

function chooseScene(
  rules: SceneRules,
  state: ScriptState,
  cast: readonly CastMember[],
  now: number,
  random: Random,
): SceneAction | null {
  const offAir = cast.filter((member) => member.liveSince === null);
  const onAir = cast.filter((member) => member.liveSince !== null);
  const settled = onAir.filter((member) => now - (member.liveSince ?? now) >= SHORTEST_STREAM_MS);
  const opening = state.played < rules.openingScenes;
  const few =
    onAir.length <= (opening ? rules.targetLive - SLACK : rules.leastLive - 1) || state.played === 0;
  const many = opening && onAir.length >= rules.targetLive + SLACK;
  const options = [
    { kind: "go-live", who: offAir, weight: few ? 100 : opening && !many ? 30 : 0 },
    { kind: "end", who: settled, weight: many ? 100 : opening && !few ? 26 : 0 },
    { kind: "change-title", who: onAir, weight: state.played === 0 ? 0 : 22 },
    { kind: "change-category", who: onAir, weight: state.played === 0 ? 0 : 14 },
    { kind: "restart", who: settled, weight: state.played === 0 ? 0 : opening ? 4 : 1 },
  ] as const;
  const possible = options.filter((option) => option.who.length > 0 && option.weight > 0);
  let rest = random.next() * possible.reduce((sum, option) => sum + option.weight, 0);
  for (const { kind, who, weight } of possible) {
    rest -= weight;
    if (rest < 0) return { kind, id: random.pick(who).id };
  }
  return null;
}
