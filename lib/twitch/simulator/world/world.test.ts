import { beforeEach, describe, expect, test } from "vitest";
import { showAt } from "../core/shows";
import { personas } from "../personas";
import { World, type WorldChange } from "./world";

const START = Date.UTC(2026, 10, 21, 12);
let now = START;
let world: World;
let changes: WorldChange[];

beforeEach(() => {
  now = START;
  world = new World(1, () => now);
  world.populate({ broadcasters: 2100, live: 300 });
  changes = [];
  world.onChange((change) => changes.push(change));
});

const offAir = () => [...world.members()].filter((member) => !member.live && member.account.usualViewers > 0);
const anyoneOffAir = () => offAir()[0]?.account.login ?? "";
const anyoneLive = () => world.ranking.all()[0]?.member.account.login ?? "";
const kinds = () => changes.map((change) => change.kind);

describe("a fresh world", () => {
  test("has the asked number of broadcasters on air and the personas with whom they follow", () => {
    expect(world.ranking.size).toBe(300);
    expect(world.size).toBe(2100 + 4);
    for (const persona of Object.values(personas)) {
      const follows = world.follows.of(persona.id);
      expect(follows).toHaveLength(persona.follows);
      expect(new Set(follows.map((follow) => follow.broadcasterId)).size).toBe(persona.follows);
      expect(follows.every((follow) => follow.broadcasterId !== persona.id)).toBe(true);
      expect(follows.every((follow) => world.findById(follow.broadcasterId))).toBe(true);
      expect(follows).toEqual(follows.toSorted((a, b) => b.followedAt - a.followedAt));
    }
  });

  test("shows Vera about a dozen live, the streamers not among them", () => {
    const live = world.follows.of(personas.vera.id).filter((f) => world.findById(f.broadcasterId)?.live);
    expect(live).toHaveLength(12);
    expect(world.get("kaya_runs").live).toBeNull();
  });

  test("is the same for the same seed, and keeps its streams over a restart an hour later", () => {
    const snapshot = (seed: number, at: number) => {
      const other = new World(seed, () => at);
      other.populate({ broadcasters: 2100, live: 300 });
      return [...other.members()].map(({ account, live }) => [
        account.login,
        live?.streamId,
        live?.startedAt,
      ]);
    };
    expect(snapshot(1, START + 3_600_000)).toEqual(snapshot(1, START));
    expect(snapshot(2, START)).not.toEqual(snapshot(1, START));
    expect(snapshot(1, START + 4 * 3_600_000)).not.toEqual(snapshot(1, START));
  });

  test("without a number has those on air whose habit it is, and a dozen of Vera's", () => {
    world.populate({ broadcasters: 2100 });
    const live = [...world.members()].filter((member) => member.live);
    expect(live.length).toBeGreaterThan(100);
    expect(live.length).toBeLessThan(500);
    const veras = world.follows.of(personas.vera.id).filter((f) => world.findById(f.broadcasterId)?.live);
    expect(veras.length).toBeGreaterThanOrEqual(12);
    const byHabit = live.filter(
      (member) => showAt(member.streamer, START)?.streamId === member.live?.streamId,
    );
    expect(live.length - byHabit.length).toBeLessThan(12);
    for (const { live: broadcast } of byHabit) expect(broadcast?.startedAt).toBeLessThanOrEqual(START);
  });

  test("can be small, empty of life, or large with distinct streams", () => {
    world.populate({ broadcasters: 5, live: 99 });
    expect([world.size, world.ranking.size]).toEqual([9, 2]);
    world.populate({ broadcasters: 0, live: 0 });
    expect(world.ranking.size).toBe(0);
    world.populate({ broadcasters: 40_000, live: 6_000 });
    expect(new Set(world.ranking.all().map(({ live }) => live.streamId)).size).toBe(6_000);
  });
});

describe("what can be done to it", () => {
  test("going live twice is refused, and each stream has an id of its own", () => {
    const login = anyoneOffAir();
    const first = world.goLive(login, { title: "hello", category: "chess", viewers: 5 });
    expect(first).toMatchObject({ title: "hello", categoryId: "743", viewers: 5, startedAt: START });
    expect(() => world.goLive(login)).toThrow(/live already/);
    world.end(login);
    expect(() => world.end(login)).toThrow(/not live/);
    expect(world.goLive(login).streamId).not.toBe(first.streamId);
    expect(kinds()).toEqual(["went_live", "ended", "went_live"]);
  });

  test("the same broadcast can come back by its id", () => {
    const login = anyoneOffAir();
    const { streamId, startedAt } = world.goLive(login);
    world.end(login);
    now += 60_000;
    expect(world.goLive(login, { streamId, startedAt })).toMatchObject({ streamId, startedAt: START });
  });

  test("a restart gives a new id while live", () => {
    const login = anyoneLive();
    const before = world.get(login).live?.streamId;
    const after = world.restart(login).streamId;
    expect(after).not.toBe(before);
    expect(world.get(login).live?.streamId).toBe(after);
    expect(kinds()).toEqual(["restarted"]);
  });

  test("title and category change apart, on air and off", () => {
    for (const login of [anyoneLive(), anyoneOffAir()]) {
      const before = { ...world.get(login).info };
      const title = world.changeTitle(login);
      expect(title).not.toBe(before.title);
      expect(world.get(login).info.categoryId).toBe(before.categoryId);
      world.changeCategory(login);
      expect(world.get(login).info.title).toBe(title);
      expect(world.get(login).info.categoryId).not.toBe(before.categoryId);
    }
    const live = world.get(anyoneLive());
    expect(live.live).toMatchObject(live.info);
  });

  test("unknown channels and categories are said to be unknown", () => {
    expect(() => world.goLive("nobody_at_all")).toThrow(/no channel called nobody_at_all/);
    expect(() => world.changeCategory(anyoneLive(), "Curling")).toThrow(/no category called Curling/);
  });

  test("a hidden channel is left out as often as asked, then shown again", () => {
    const { account } = world.get(anyoneLive());
    world.hideFromAnswers([account.login], 2);
    expect([1, 2, 3].map(() => world.takeHidden(account.id))).toEqual([true, true, false]);
    expect(world.hidesAny).toBe(false);
  });

  test("the ranking follows every change", () => {
    const login = anyoneOffAir();
    world.goLive(login, { viewers: 1_000_000, category: "Chess" });
    expect(world.ranking.all()[0]?.member.account.login).toBe(login);
    expect(world.ranking.inCategory("743")[0]?.member.account.login).toBe(login);
    world.setViewers(login, 0);
    expect(world.ranking.all()[0]?.member.account.login).not.toBe(login);
    world.end(login);
    expect(world.ranking.all().some(({ member }) => member.account.login === login)).toBe(false);
    const viewers = world.ranking.all().map(({ live }) => live.viewers);
    expect(viewers).toEqual(viewers.toSorted((a, b) => b - a));
  });

  test("the past is remembered", () => {
    const member = world.get(anyoneOffAir());
    now = START + 60_000;
    const { streamId } = world.goLive(member.account.login);
    now = START + 120_000;
    world.end(member.account.login);
    expect(member.liveAt(START + 30_000)).toBeNull();
    expect(member.liveAt(START + 60_000)?.streamId).toBe(streamId);
    expect(member.liveAt(START + 119_999)?.streamId).toBe(streamId);
    expect(member.liveAt(START + 120_000)).toBeNull();
  });

  test("following twice is following once, and the newest comes first", () => {
    now += 1;
    world.follow("olga", "tomcookslive");
    now += 1;
    const login = [...world.members()].find((m) => !world.follows.has(personas.olga.id, m.account.id))
      ?.account.login;
    world.follow("olga", login ?? "");
    world.follow("olga", login ?? "");
    const follows = world.follows.of(personas.olga.id);
    expect(follows).toHaveLength(personas.olga.follows + 1);
    expect(follows[0]?.followedAt).toBe(now);
    world.unfollow("olga", login ?? "");
    expect(world.follows.of(personas.olga.id)).toHaveLength(personas.olga.follows);
  });

  test("what ended is kept, once, unless it came back", () => {
    const login = anyoneOffAir();
    const member = world.get(login);
    const { streamId } = world.goLive(login, { title: "one" });
    now += 60_000;
    const second = world.restart(login).streamId;
    now += 60_000;
    world.end(login);
    const endings = () => member.ended.map((past) => [past.streamId, past.endedAt - START]);
    expect(endings()).toEqual([
      [streamId, 60_000],
      [second, 120_000],
    ]);
    world.goLive(login, { streamId });
    expect(endings()).toEqual([[second, 120_000]]);
  });

  test("broadcasters of one's own can be added", () => {
    world.addBroadcaster({ id: "5", login: "my_own" });
    expect(world.goLive("my_own").viewers).toBeGreaterThanOrEqual(0);
    expect(world.addBroadcaster({ id: "5", login: "other" }).account.login).toBe("my_own");
  });
});
