import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { ChannelCoverage, TRAVEL_MS } from "./channel-coverage";
import { planGaps, type StoredGap } from "./gap-ledger";

const EVER = Number.POSITIVE_INFINITY;

/** A ledger that takes every report, as the database does. */
class Ledger {
  gaps: StoredGap[] = [];
  private serial = 0;

  take(coverage: ChannelCoverage, safeUntil: number, endless = true): void {
    const report = coverage.report(safeUntil, endless);
    const { remove, change, add } = planGaps(this.gaps, report);
    const changed = new Map(change.map((one) => [one.id, one]));
    this.gaps = [
      ...this.gaps.filter(({ id }) => !remove.includes(id)).map((one) => changed.get(one.id) ?? one),
      ...add.map((one) => ({ id: this.nextId(), ...one })),
    ].sort((a, b) => a.from - b.from);
    coverage.written(report);
  }

  private nextId(): string {
    this.serial += 1;
    return String(this.serial);
  }

  spans() {
    return this.gaps.map(({ from, to, reason }) => [from, to, reason]);
  }
}

describe("ChannelCoverage", () => {
  test("a connection that broke leaves a gap from shortly before until it is read again", () => {
    const [ledger, coverage] = [new Ledger(), new ChannelCoverage()];
    coverage.began(10_000);
    ledger.take(coverage, 15_000);
    expect(ledger.spans()).toEqual([]);
    coverage.lost(20_000, "disconnected");
    ledger.take(coverage, 21_000);
    expect(ledger.spans()).toEqual([[20_000 - TRAVEL_MS, EVER, "disconnected"]]);
    coverage.began(23_000);
    ledger.take(coverage, 22_000);
    expect(ledger.spans()).toEqual([[20_000 - TRAVEL_MS, 23_000, "disconnected"]]);
  });

  test("what came and went between two reports is told as well", () => {
    const [ledger, coverage] = [new Ledger(), new ChannelCoverage()];
    coverage.began(10_000);
    coverage.lost(20_000, "left", 0);
    coverage.began(21_000);
    ledger.take(coverage, 30_000);
    expect(ledger.spans()).toEqual([[20_000, 21_000, "left"]]);
  });

  test("says no more than what was stored: the rest is told later", () => {
    const coverage = new ChannelCoverage();
    coverage.began(10_000);
    coverage.lost(20_000, "disconnected", 0);
    const early = coverage.report(15_000, true);
    expect(early.readUntil).toBe(15_000);
    coverage.written(early);
    expect(coverage.report(25_000, true).read).toEqual([{ from: 15_000, to: 20_000 }]);
  });

  test("what another bot left behind is no gap where we read it too, told or not", () => {
    const [ledger, coverage] = [new Ledger(), new ChannelCoverage()];
    coverage.began(10_000);
    ledger.take(coverage, 14_000, false);
    coverage.lost(20_000, "disconnected", 0);
    coverage.began(21_000);
    ledger.take(coverage, 24_000, false);
    ledger.gaps = [{ id: "taken", from: 9_000, to: EVER, reason: "bot_died" }];
    coverage.repeat();
    ledger.take(coverage, 25_000);
    expect(ledger.spans()).toEqual([
      [9_000, 10_000, "bot_died"],
      [20_000, 21_000, "bot_died"],
    ]);
  });

  test("a connection that turns out to have been dead takes back what was told", () => {
    const [ledger, coverage] = [new Ledger(), new ChannelCoverage()];
    coverage.began(10_000);
    ledger.take(coverage, 80_000);
    coverage.lost(20_000, "disconnected");
    coverage.began(81_000);
    ledger.take(coverage, 82_000);
    expect(ledger.spans()).toEqual([[19_000, 81_000, "disconnected"]]);
  });

  test("messages that had to be dropped are a gap within what was read", () => {
    const [ledger, coverage] = [new Ledger(), new ChannelCoverage()];
    coverage.began(10_000);
    coverage.lostPart(12_000, 14_000, "spool_full");
    ledger.take(coverage, 20_000);
    ledger.take(coverage, 22_000);
    expect(ledger.spans()).toEqual([[12_000, 14_000, "spool_full"]]);
  });

  test("one who does not answer for the channel never claims the future", () => {
    const coverage = new ChannelCoverage();
    coverage.began(10_000);
    expect(coverage.report(15_000, false).read).toEqual([{ from: 10_000, to: 15_000 }]);
    expect(coverage.report(5_000, false).read).toEqual([]);
  });

  test("whenever it is told, the ledger ends up with just the times in which nothing was read", () => {
    const step = fc.record({
      passes: fc.integer({ min: 1, max: 20 }),
      does: fc.constantFrom("began" as const, "lost" as const, "told" as const),
    });
    fc.assert(
      fc.property(fc.array(step, { maxLength: 40 }), (steps) => {
        const [ledger, coverage] = [new Ledger(), new ChannelCoverage()];
        const read = new Set<number>();
        let [now, reading] = [0, false];
        coverage.lost(0, "joining");
        for (const { passes, does } of steps) {
          for (const until = now + passes; now < until; now += 1) if (reading) read.add(now);
          if (does === "told") ledger.take(coverage, now);
          else if (does === "began") coverage.began(now);
          else coverage.lost(now, "disconnected", 0);
          if (does !== "told") reading = does === "began";
        }
        ledger.take(coverage, now);
        for (let moment = 0; moment < now; moment += 1) {
          const isGap = ledger.gaps.some(({ from, to }) => from <= moment && moment < to);
          expect(isGap).toBe(!read.has(moment));
        }
        expect(ledger.gaps.some(({ to }) => to === EVER)).toBe(!reading);
      }),
    );
  });
});
