import { expect, test } from "vitest";
import { nextShow, showsBetween } from "../core/shows";
import { FaultBoard } from "../faults/fault-board";
import { personas } from "../personas";
import { World, type WorldChange } from "../world/world";
import { Stage } from "./stage";

const HOUR = 3_600_000;
const START = Date.UTC(2026, 10, 21, 12);

function setUp(size: { broadcasters: number; live?: number } = { broadcasters: 400, live: 60 }) {
  const clock = { now: START };
  const world = new World(1, () => clock.now);
  world.populate(size);
  const faults = new FaultBoard(() => clock.now);
  const stage = new Stage(world, faults, () => clock.now, 1);
  const changes: WorldChange[] = [];
  world.onChange((change) => changes.push(change));
  const pass = (seconds: number, step = 1) => {
    for (let second = 0; second < seconds; second += step) {
      clock.now += step * 1000;
      stage.advance();
    }
  };
  const veras = new Set(world.follows.of(personas.vera.id).map((follow) => follow.broadcasterId));
  return { clock, world, faults, stage, changes, pass, veras };
}

test("in the demo one of Vera's goes live within 20 to 40 seconds, and two hours later it still goes on", () => {
  const { stage, changes, pass, veras, world } = setUp({ broadcasters: 400 });
  stage.setDemo(true);
  pass(41);
  const began = changes.filter((change) => veras.has(change.id) && change.kind === "went_live");
  expect(began.some(({ at }) => at >= START + 20_000 && at <= START + 40_000)).toBe(true);
  pass(2 * 3600);
  const ofVera = changes.filter((change) => veras.has(change.id));
  expect(ofVera.length).toBeGreaterThan(25);
  expect(ofVera.at(-1)?.at).toBeGreaterThan(START + 6_500_000);
  expect(changes.length - ofVera.length).toBeGreaterThan(50);
  const kinds = new Set(changes.map((change) => change.kind));
  expect([...kinds]).toEqual(
    expect.arrayContaining(["went_live", "ended", "title_changed", "category_changed"]),
  );
  expect(world.ranking.size).toBeGreaterThan(20);
  expect(world.ranking.size).toBeLessThan(110);
});

test("over three days everybody streams by habit, except where the script or somebody's hand came first", () => {
  const { stage, pass, veras, world } = setUp({ broadcasters: 200 });
  stage.setDemo(true);
  pass(3 * 24 * 3600, 30);
  let asPlanned = 0;
  for (const member of world.members()) {
    if (veras.has(member.account.id) || member.account.usualViewers === 0) continue;
    const shows = showsBetween(member.streamer, START, START + 3 * 24 * HOUR);
    const over = shows.filter((show) => show.endsAt < START + 3 * 24 * HOUR - 60_000);
    const ended = new Map(member.ended.map((past) => [past.streamId, past]));
    for (const show of over) {
      const past = ended.get(show.streamId);
      expect(past?.startedAt).toBe(show.startsAt);
      expect(Math.abs((past?.endedAt ?? 0) - show.endsAt)).toBeLessThanOrEqual(30_000);
      expect(past?.categoryId).toBe(show.parts.at(-1)?.info.categoryId);
      asPlanned += 1;
    }
  }
  expect(asPlanned).toBeGreaterThan(100);
});

test("what is on air by hand ends after its usual length, and the show it kept from beginning does not follow", () => {
  const { stage, clock, pass, world } = setUp({ broadcasters: 200 });
  stage.setDemo(true);
  pass(1);
  const kaya = world.get("kaya_runs");
  if (kaya.live) world.end("kaya_runs");
  const next = nextShow(kaya.streamer, clock.now);
  if (!next) throw new Error("Kaya never streams");
  pass((next.startsAt - clock.now) / 1000 - 600, 60);
  if (kaya.live) world.end("kaya_runs");
  const { streamId } = world.goLive("kaya_runs", { title: "by hand", viewers: 5_000 });
  pass(300);
  expect(kaya.live?.viewers).toBeLessThan(2_000);
  pass(20 * 3600, 30);
  expect(kaya.ended.map((past) => past.streamId)).toContain(streamId);
  expect(kaya.ended.map((past) => past.streamId)).not.toContain(next.streamId);
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
