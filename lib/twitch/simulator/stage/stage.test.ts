import { expect, test } from "vitest";
import { FaultBoard } from "../faults/fault-board";
import { personas } from "../personas";
import { World, type WorldChange } from "../world/world";
import { Stage } from "./stage";

const START = Date.UTC(2026, 10, 21, 12);

function setUp() {
  const clock = { now: START };
  const world = new World(1, () => clock.now);
  world.populate({ broadcasters: 400, live: 60 });
  const faults = new FaultBoard(() => clock.now);
  const stage = new Stage(world, faults, () => clock.now, 1);
  const changes: WorldChange[] = [];
  world.onChange((change) => changes.push(change));
  const pass = (seconds: number) => {
    for (let second = 0; second < seconds; second += 1) {
      clock.now += 1000;
      stage.advance();
    }
  };
  const veras = new Set(world.follows.of(personas.vera.id).map((follow) => follow.broadcasterId));
  return { clock, world, faults, stage, changes, pass, veras };
}

test("in the demo one of Vera's goes live within 20 to 40 seconds, and two hours later it still goes on", () => {
  const { stage, changes, pass, veras, world } = setUp();
  stage.setDemo(true);
  pass(41);
  const [first] = changes.filter((change) => veras.has(change.id));
  expect(first?.kind).toBe("went_live");
  expect(first?.at).toBeGreaterThanOrEqual(START + 20_000);
  pass(2 * 3600);
  const ofVera = changes.filter((change) => veras.has(change.id));
  expect(ofVera.length).toBeGreaterThan(120);
  expect(changes.length - ofVera.length).toBeGreaterThan(300);
  const live = [...veras].filter((id) => world.findById(id)?.live).length;
  expect(live).toBeGreaterThanOrEqual(8);
  expect(live).toBeLessThanOrEqual(16);
  expect(world.ranking.size).toBeGreaterThan(40);
  expect(world.ranking.size).toBeLessThan(80);
});

test("viewers move every ten seconds, in the demo only", () => {
  const { stage, pass, world } = setUp();
  const viewers = () => [...world.members()].map((member) => member.live?.viewers);
  const before = viewers();
  pass(30);
  expect(viewers()).toEqual(before);
  stage.setDemo(true);
  pass(10);
  expect(viewers()).not.toEqual(before);
});

test("a stopped demo is still, and starting twice is starting once", () => {
  const { stage, pass, changes } = setUp();
  stage.setDemo(true);
  stage.setDemo(true);
  stage.setDemo(false);
  pass(600);
  expect(changes).toEqual([]);
  expect(stage.demo).toBe(false);
});

test("scenes do what they say", () => {
  const { stage, changes, world, faults, veras } = setUp();
  stage.play("two-go-live");
  expect(changes.map((change) => change.kind)).toEqual(["went_live", "went_live"]);
  expect(new Set(changes.map((change) => change.at)).size).toBe(1);
  expect(changes.every((change) => veras.has(change.id))).toBe(true);
  stage.play("flap");
  expect(world.hidesAny).toBe(true);
  stage.play("outage");
  stage.play("stale-answers");
  expect(faults.strike("helix/streams").map((fault) => fault.kind)).toEqual(["status", "stale"]);
});

test("churn changes each of as many broadcasters once, and keeps the number on air", () => {
  const { stage, changes, world } = setUp();
  const done = stage.churn(35);
  expect(Object.values(done).reduce((sum, count) => sum + count, 0)).toBe(35);
  expect(new Set(changes.map((change) => change.id)).size).toBe(35);
  expect(done).toEqual({ "go-live": 10, end: 10, restart: 5, "change-title": 5, "change-category": 5 });
  expect(world.ranking.size).toBe(60);
});
