import { type Random, seededRandom, seedFrom, shuffle } from "../core/random";
import {
  type CastMember,
  nextScene,
  openScript,
  type SceneAction,
  type SceneRules,
  type ScriptState,
} from "../core/scenes";
import type { FaultBoard } from "../faults/fault-board";
import { personas } from "../personas";
import type { Member } from "../world/member";
import type { World } from "../world/world";
import { Programme } from "./programme";

/** Scenes that can be played at once, by hand or by a test. */
export const SCENE_NAMES = ["two-go-live", "flap", "outage", "stale-answers"] as const;
export type SceneName = (typeof SCENE_NAMES)[number];

const COUNT_MS = 10_000;
/** Those whom Vera follows: the newcomer sees something happen within the first minute. */
const SPOTLIGHT: SceneRules = {
  firstMs: [20_000, 40_000],
  gapMs: [20_000, 60_000],
  openingScenes: 15,
  quietGapMs: [180_000, 600_000],
  targetLive: 12,
  leastLive: 4,
};

const CHURN = ["go-live", "end", "change-title", "go-live", "end", "change-category", "restart"] as const;

/** What plays while the demo is on. */
interface Playing {
  programme: Programme;
  script: ScriptState;
  /** When viewers are counted next, in ms since the epoch. */
  countAt: number;
}

/** Makes things happen: the endless demo, played as time passes, and single scenes on request. */
export class Stage {
  private readonly random: Random;
  private playing: Playing | undefined;

  constructor(
    private readonly world: World,
    private readonly faults: FaultBoard,
    private readonly now: () => number,
    seed: number,
  ) {
    this.random = seededRandom(seedFrom(seed, "stage"));
  }

  get demo(): boolean {
    return this.playing !== undefined;
  }

  /**
   * Starts the demo from its beginning, or stops it: everybody streams by habit, and Vera's channels are busier
   * than that at first. Starting twice changes nothing.
   */
  setDemo(on: boolean): void {
    if (on === this.demo) return;
    const now = this.now();
    this.playing = on
      ? {
          programme: new Programme(this.world, now),
          script: openScript(SPOTLIGHT, now, this.random),
          countAt: now + COUNT_MS,
        }
      : undefined;
  }

  /** Plays what is due. To be called about once a second; asking more often changes nothing. */
  advance(): void {
    const { playing } = this;
    if (!playing) return;
    const now = this.now();
    playing.programme.advance(now);
    if (now >= playing.script.nextAt) {
      const cast = this.spotlight().map(toCast);
      const { action, state } = nextScene(SPOTLIGHT, playing.script, cast, now, this.random);
      playing.script = state;
      if (action) this.perform(action);
      // What is played next has a title of its own.
      if (action?.kind === "change-category") this.world.changeTitle(action.id);
    }
    if (now < playing.countAt) return;
    playing.countAt = now + COUNT_MS;
    playing.programme.countViewers(now);
  }

  /** Plays a scene and says in words what it did. */
  play(scene: SceneName): string {
    switch (scene) {
      case "two-go-live": {
        const chosen = this.spotlight()
          .filter((member) => !member.live)
          .slice(0, 2);
        for (const member of chosen) this.world.goLive(member.account.id);
        return `${namesOf(chosen)} went live at once.`;
      }
      case "flap": {
        const chosen = this.spotlight()
          .filter((member) => member.live)
          .slice(0, 1);
        this.world.hideFromAnswers(
          chosen.map((member) => member.account.id),
          2,
        );
        return `${namesOf(chosen)} will be missing from the next two answers.`;
      }
      case "outage":
        this.faults.set({ kind: "status", status: 503, endpoint: "helix", forMs: 60_000 });
        return "Helix answers 503 for a minute.";
      case "stale-answers":
        this.faults.set({ kind: "stale", seconds: 120, endpoint: "helix/streams", forMs: 60_000 });
        return "For a minute Get Streams answers as it would have two minutes ago.";
    }
  }

  /**
   * Changes up to `count` broadcasters at random, each once, in a mix of all kinds that keeps the number
   * on air about the same. Says how many of each. For benches and long tests.
   */
  churn(count: number): Record<SceneAction["kind"], number> {
    const done = { "go-live": 0, end: 0, restart: 0, "change-title": 0, "change-category": 0 };
    const members = [...this.world.members()];
    const onAir = shuffle(
      this.random,
      members.filter((member) => member.live),
    );
    const offAir = shuffle(
      this.random,
      members.filter((member) => !member.live),
    );
    for (let turn = 0; turn < count; turn += 1) {
      const kind = CHURN[turn % CHURN.length] ?? "go-live";
      const member = (kind === "go-live" ? offAir : onAir).pop();
      if (!member) continue;
      this.perform({ kind, id: member.account.id });
      done[kind] += 1;
    }
    return done;
  }

  private perform({ kind, id }: SceneAction): void {
    switch (kind) {
      case "go-live":
        this.world.goLive(id, { title: this.world.suggestTitle(id) });
        break;
      case "end":
        this.world.end(id);
        break;
      case "restart":
        this.world.restart(id);
        break;
      case "change-title":
        this.world.changeTitle(id);
        break;
      case "change-category":
        this.world.changeCategory(id);
        break;
    }
  }

  private spotlight(): Member[] {
    return this.world.follows.of(personas.vera.id).flatMap(({ broadcasterId }) => {
      const member = this.world.findById(broadcasterId);
      return member ? [member] : [];
    });
  }
}

function toCast({ account, live }: Member): CastMember {
  return { id: account.id, liveSince: live?.startedAt ?? null };
}

function namesOf(members: readonly Member[]): string {
  return members.map((member) => member.account.displayName).join(" and ") || "Nobody";
}
