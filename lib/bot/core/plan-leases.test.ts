import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type LiveLease, planLeases } from "./plan-leases";

const ids = (count: number) => Array.from({ length: count }, (_, index) => `c${index + 1}`);

/** The database's part: of those who reach for a channel, the first gets it. */
class Board {
  private readonly holders = new Map<string, string>();

  leases(): LiveLease[] {
    return [...this.holders].map(([channelId, bot]) => ({ channelId, bot }));
  }

  countOf(bot: string): number {
    return [...this.holders.values()].filter((holder) => holder === bot).length;
  }

  die(bot: string): void {
    for (const [channelId, holder] of this.holders) if (holder === bot) this.holders.delete(channelId);
  }

  /** All bots look at the same moment, then reach out in their order. Says whether anything changed. */
  round(bots: readonly string[], wanted: readonly string[]): boolean {
    const leases = this.leases();
    const plans = bots.map((self) => ({ self, ...planLeases({ self, bots, wanted, leases }) }));
    const before = JSON.stringify(leases);
    for (const { self, take, court, release } of plans) {
      for (const channelId of release) this.holders.delete(channelId);
      for (const channelId of take) if (!this.holders.has(channelId)) this.holders.set(channelId, self);
      for (const channelId of court) {
        const donor = leases.find((lease) => lease.channelId === channelId)?.bot;
        if (donor !== undefined && this.holders.get(channelId) === donor) this.holders.set(channelId, self);
      }
    }
    return JSON.stringify(this.leases()) !== before;
  }

  settle(bots: readonly string[], wanted: readonly string[]): number {
    for (let rounds = 1; rounds <= 100; rounds += 1) if (!this.round(bots, wanted)) return rounds;
    throw new Error("the bots never agree");
  }
}

describe("planLeases", () => {
  test("two bots that start together take half each", () => {
    const board = new Board();
    board.settle(["a", "b"], ids(60));
    expect([board.countOf("a"), board.countOf("b")]).toEqual([30, 30]);
  });

  test("takes nothing while another bot has its share", () => {
    const leases = ids(4).map((channelId, index) => ({ channelId, bot: index < 2 ? "a" : "b" }));
    const plan = planLeases({ self: "a", bots: ["a", "b"], wanted: ids(4), leases });
    expect(plan).toEqual({ take: [], court: [], release: [] });
  });

  test("a bot that comes later courts from the one that has everything, at most twenty at once", () => {
    const leases = ids(60).map((channelId) => ({ channelId, bot: "a" }));
    const plan = planLeases({ self: "b", bots: ["a", "b"], wanted: ids(60), leases });
    expect(plan.take).toEqual([]);
    expect(plan.court).toHaveLength(20);
  });

  test("what is being joined to be taken over is not left again for what comes free meanwhile", () => {
    const leases = ids(8).map((channelId) => ({ channelId, bot: "a" }));
    const situation = { self: "b", bots: ["a", "b"], wanted: [...ids(8), "free"], leases };
    const { court } = planLeases({ ...situation, leases: leases.slice(0, 8) });
    expect(court).toEqual([]);
    expect(planLeases({ ...situation, courting: ["c6", "c7"] }).court).toEqual(["c7", "c6"]);
  });

  test("nobody takes channels from the only one who is left of two over a difference of one", () => {
    const leases = ids(3).map((channelId, index) => ({ channelId, bot: index === 0 ? "b" : "a" }));
    expect(planLeases({ self: "b", bots: ["a", "b"], wanted: ids(3), leases }).court).toEqual([]);
  });

  test("leaves what nobody wants to be read any more", () => {
    const leases = [{ channelId: "gone", bot: "a" }];
    expect(planLeases({ self: "a", bots: ["a"], wanted: [], leases }).release).toEqual(["gone"]);
  });

  test("whatever comes and goes, every channel is soon read by one bot, and all have the same but for one", () => {
    const step = fc.record({
      bots: fc.integer({ min: 1, max: 5 }),
      channels: fc.integer({ min: 0, max: 70 }),
    });
    fc.assert(
      fc.property(fc.array(step, { minLength: 1, maxLength: 4 }), (steps) => {
        const board = new Board();
        for (const { bots, channels } of steps) {
          const names = Array.from({ length: bots }, (_, index) => `bot${index}`);
          for (const { bot } of board.leases()) if (!names.includes(bot)) board.die(bot);
          board.settle(names, ids(channels));
          const counts = names.map((name) => board.countOf(name));
          expect(counts.reduce((sum, count) => sum + count, 0)).toBe(channels);
          expect(Math.max(...counts) - Math.min(...counts)).toBeLessThanOrEqual(1);
        }
      }),
    );
  });

  test("what nobody has is taken in the first round but for collisions, and never more than a share", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 6 }), fc.integer({ min: 1, max: 100 }), (bots, channels) => {
        const names = Array.from({ length: bots }, (_, index) => `bot${index}`);
        const taken = names.map(
          (self) => planLeases({ self, bots: names, wanted: ids(channels), leases: [] }).take,
        );
        expect(Math.max(...taken.map((some) => some.length))).toBeLessThanOrEqual(Math.ceil(channels / bots));
        expect(new Set(taken.flat()).size).toBe(channels);
      }),
    );
  });
});
