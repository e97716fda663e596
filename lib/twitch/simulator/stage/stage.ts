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

/** Scenes that can be played at once, by hand or by a test. */
export const SCENE_NAMES = ["two-go-live", "flap", "outage", "stale-answers"] as const;
export type SceneName = (typeof SCENE_NAMES)[number];

const DRIFT_MS = 10_000;
/** Those whom Vera follows: the newcomer sees something happen within the first minute. */
const SPOTLIGHT: SceneRules = { firstMs: [20_000, 40_000], gapMs: [20_000, 60_000], targetLive: 12 };
/** Everybody else, so that those who follow 2,000 channels see a busy place. */
const CROWD = { firstMs: [5_000, 15_000], gapMs: [8_000, 20_000] } as const;

const CHURN = ["go-live", "end", "change-title", "go-live", "end", "change-category", "restart"] as const;

interface Script {
  rules: SceneRules;
  state: ScriptState;
  cast: () => Member[];
}

/** Makes things happen: the endless demo, played as time passes, and single scenes on request. */
export class Stage {
  private readonly random: Random;
  private scripts: Script[] = [];
  private nextDriftAt = 0;

  constructor(
    private readonly world: World,
    private readonly faults: FaultBoard,
    private readonly now: () => number,
    seed: number,
  ) {
    this.random = seededRandom(seedFrom(seed, "stage"));
  }

  get demo(): boolean {
    return this.scripts.length > 0;
  }

  /** Starts the demo from its beginning, or stops it. Starting twice changes nothing. */
  setDemo(on: boolean): void {
    if (on === this.demo) return;
    const now = this.now();
    const crowd: SceneRules = { ...CROWD, targetLive: this.world.ranking.size };
    const open = (rules: SceneRules, cast: () => Member[]) => ({
      rules,
      cast,
      state: openScript(rules, now, this.random),
    });
    this.scripts = on ? [open(SPOTLIGHT, () => this.spotlight()), open(crowd, () => this.crowd())] : [];
    this.nextDriftAt = now + DRIFT_MS;
  }

  /** Plays what is due. To be called about once a second; asking more often changes nothing. */
  advance(): void {
    const now = this.now();
    for (const script of this.scripts) {
      if (now < script.state.nextAt) continue;
      const cast = script.cast().map(toCast);
      const { action, state } = nextScene(script.rules, script.state, cast, now, this.random);
      script.state = state;
      if (action) this.perform(action);
    }
    if (!this.demo || now < this.nextDriftAt) return;
    this.nextDriftAt = now + DRIFT_MS;
    this.world.drift();
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

  private crowd(): Member[] {
    const spotlight = new Set(this.spotlight());
    return [...this.world.members()].filter(
      (member) => !spotlight.has(member) && member.account.usualViewers > 0,
    );
  }
}

function toCast({ account, live }: Member): CastMember {
  return { id: account.id, liveSince: live?.startedAt ?? null };
}

function namesOf(members: readonly Member[]): string {
  return members.map((member) => member.account.displayName).join(" and ") || "Nobody";
}
