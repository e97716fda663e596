import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type CoverageReport, type Gap, planGaps, type Span, type StoredGap } from "./gap-ledger";

const END = 60;
const EVER = Number.POSITIVE_INFINITY;

const gap = (from: number, to: number, reason = "disconnected"): Gap => ({ from, to, reason });

/** What the ledger holds after a report, in order. */
function ledgerAfter(stored: readonly StoredGap[], report: Partial<CoverageReport>): StoredGap[] {
  const { remove, change, add } = planGaps(stored, { read: [], missed: [], ...report });
  const changed = new Map(change.map((one) => [one.id, one]));
  return [
    ...stored.filter(({ id }) => !remove.includes(id)).map((one) => changed.get(one.id) ?? one),
    ...add.map((one, index) => ({ id: `${stored.length}-${one.from}-${index}`, ...one })),
  ].sort((a, b) => a.from - b.from);
}

const spans = (gaps: readonly Gap[]) => gaps.map(({ from, to, reason }) => [from, to, reason]);

describe("planGaps", () => {
  const open = [{ id: "1", ...gap(10, EVER, "joining") }];
  const cases: [string, StoredGap[], Partial<CoverageReport>, unknown[]][] = [
    ["closes a gap where reading began", open, { read: [gap(20, EVER)] }, [[10, 20, "joining"]]],
    [
      "a gap that another bot still has open stays open behind what we read",
      open,
      { read: [gap(20, 30)] },
      [
        [10, 20, "joining"],
        [30, EVER, "joining"],
      ],
    ],
    ["what was read after all is no gap", open, { read: [gap(5, EVER)] }, []],
    [
      "opens one behind what was read",
      [],
      { read: [gap(10, 20)], missed: [gap(20, EVER)] },
      [[20, EVER, "disconnected"]],
    ],
    [
      "gaps that touch are one, and the first reason stays",
      [{ id: "1", ...gap(10, 20, "bot_died") }],
      { missed: [gap(20, 30)] },
      [[10, 30, "bot_died"]],
    ],
    ["a vague reason gives way", open, { missed: [gap(15, EVER, "suspended")] }, [[10, EVER, "suspended"]]],
    [
      "what is reported twice counts once",
      open,
      { missed: [gap(10, EVER, "joining")] },
      [[10, EVER, "joining"]],
    ],
    ["nothing of no length is kept", [], { missed: [gap(10, 10)] }, []],
  ];
  test.each(cases)("%s", (_name, stored, report, wanted) => {
    expect(spans(ledgerAfter(stored, report))).toEqual(wanted);
  });

  test("changes nothing where nothing changes", () => {
    const stored = [{ id: "1", ...gap(10, 20) }];
    expect(planGaps(stored, { read: [gap(20, EVER)], missed: [] })).toEqual({
      remove: [],
      change: [],
      add: [],
    });
  });

  const span = fc
    .tuple(fc.integer({ min: 0, max: END }), fc.integer({ min: 0, max: END }))
    .map(([a, b]): Span => ({ from: Math.min(a, b), to: Math.max(a, b) }));
  const report = fc.record({
    read: fc.array(span, { maxLength: 4 }),
    missed: fc.array(
      span.map(({ from, to }) => gap(from, to === END ? EVER : to)),
      { maxLength: 4 },
    ),
  });
  const isIn = (some: readonly Span[], moment: number) =>
    some.some(({ from, to }) => from <= moment && moment < to);

  test("every moment is in a gap when it was missed and not read, and only then; gaps never touch", () => {
    fc.assert(
      fc.property(fc.array(report, { maxLength: 5 }), (reports) => {
        let ledger: StoredGap[] = [];
        const missing = new Array<boolean>(END + 1).fill(false);
        for (const one of reports) {
          ledger = ledgerAfter(ledger, one);
          for (let moment = 0; moment <= END; moment += 1) {
            if (isIn(one.missed, moment)) missing[moment] = true;
            if (isIn(one.read, moment)) missing[moment] = false;
            expect(isIn(ledger, moment)).toBe(missing[moment]);
          }
          for (const [index, one] of ledger.entries())
            expect(one.from).toBeGreaterThan(ledger[index - 1]?.to ?? -1);
          expect(ledger.filter(({ to }) => to === EVER).length).toBeLessThanOrEqual(1);
        }
      }),
    );
  });

  test("a report that comes twice changes nothing the second time", () => {
    fc.assert(
      fc.property(report, report, (first, second) => {
        const ledger = ledgerAfter(ledgerAfter([], first), second);
        expect(planGaps(ledger, second)).toEqual({ remove: [], change: [], add: [] });
      }),
    );
  });
});
