import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { budgetOf, close, hear, type LeaseRequest, lease, REFILL_MS, type SharedBucket } from "./points";

const bucket = (tokens: number, at = 0, capacity = 800): SharedBucket => ({ capacity, tokens, at });
const wanting = (wanted: number, more: Partial<LeaseRequest> = {}): LeaseRequest => ({
  wanted,
  returned: 0,
  hearsay: null,
  ...more,
});
const heard = (remaining: number, limit = 800, agoMs = 0) => ({ limit, remaining, agoMs });

describe("lease", () => {
  test.each<[string, SharedBucket, LeaseRequest, number, { granted: number; tokens: number }]>([
    ["what is wanted", bucket(800), wanting(25), 0, { granted: 25, tokens: 775 }],
    ["what is there, but for the reserve", bucket(20), wanting(25), 0, { granted: 12, tokens: 8 }],
    ["whole points only", bucket(10.5), wanting(25), 0, { granted: 2, tokens: 8.5 }],
    ["nothing of the reserve", bucket(8), wanting(1), 0, { granted: 0, tokens: 8 }],
    ["what was refilled since", bucket(0, 0), wanting(900), 30_000, { granted: 392, tokens: 8 }],
    ["what came back", bucket(700), wanting(1, { returned: 10 }), 0, { granted: 1, tokens: 709 }],
    [
      "no more than fits when points come back",
      bucket(800),
      wanting(1, { returned: 10 }),
      0,
      { granted: 1, tokens: 799 },
    ],
    [
      "less when Twitch says less",
      bucket(500),
      wanting(1, { hearsay: heard(100) }),
      0,
      { granted: 1, tokens: 99 },
    ],
    [
      "no more when Twitch says more",
      bucket(100),
      wanting(1, { hearsay: heard(500) }),
      0,
      { granted: 1, tokens: 99 },
    ],
    [
      "with old words refilled",
      bucket(500),
      wanting(1, { hearsay: heard(100, 800, 15_000) }),
      0,
      { granted: 1, tokens: 299 },
    ],
    [
      "from a smaller bucket, spent points gone",
      bucket(790),
      wanting(1, { hearsay: heard(120, 120) }),
      0,
      { granted: 1, tokens: 109 },
    ],
    [
      "from a larger bucket, spent points gone",
      bucket(790),
      wanting(1, { hearsay: heard(1200, 1200) }),
      0,
      { granted: 1, tokens: 1189 },
    ],
  ])("gives %s", (_, shared, request, now, expected) => {
    const result = lease(shared, request, now);
    expect({ granted: result.granted, tokens: result.bucket.tokens }).toEqual(expected);
  });

  test("gives nothing while closed, then a full bucket", () => {
    const closed = close(bucket(3), 2_000, 1_000);
    expect(lease(closed, wanting(5), 1_500)).toEqual({ bucket: closed, granted: 0, waitMs: 1_500 });
    expect(lease(closed, wanting(5), 3_000)).toMatchObject({ granted: 5, bucket: { tokens: 795 } });
  });

  test("a bucket that is closed twice opens at the later time", () => {
    const long = close(bucket(3), 9_000, 0);
    expect(close(long, 1_000, 500)).toEqual(long);
    expect(close(long, 60_000, 500).at).toBe(60_500);
  });
});

const requests = fc.array(
  fc.record({
    after: fc.integer({ min: 0, max: 20_000 }),
    wanted: fc.integer({ min: 1, max: 25 }),
    says: fc.option(fc.integer({ min: 0, max: 800 })),
  }),
  { maxLength: 60 },
);

describe("whatever is asked and heard", () => {
  test("never more points go out than the bucket held and was refilled", () => {
    fc.assert(
      fc.property(requests, (plan) => {
        let shared = bucket(800);
        let now = 0;
        let granted = 0;
        for (const { after, wanted, says } of plan) {
          now += after;
          const result = lease(shared, wanting(wanted, { hearsay: says === null ? null : heard(says) }), now);
          shared = result.bucket;
          granted += result.granted;
          expect(result.granted).toBeLessThanOrEqual(wanted);
          expect(result.granted > 0).toBe(result.waitMs === 0);
        }
        expect(granted).toBeLessThanOrEqual(800 + (now * 800) / REFILL_MS + 1e-6);
      }),
    );
  });

  test("after the wait there is a point", () => {
    fc.assert(
      fc.property(fc.double({ min: 0, max: 9, noNaN: true }), (tokens) => {
        const first = lease(bucket(tokens), wanting(1), 0);
        // A millisecond of slack: fractions of points are not exact.
        expect(first.granted || lease(first.bucket, wanting(1), first.waitMs + 1).granted).toBe(1);
      }),
    );
  });
});

describe("budgetOf", () => {
  test.each<[string, SharedBucket, ReturnType<typeof heard> | null, number, object]>([
    ["full", bucket(800), null, 0, { capacity: 800, left: 792, resetInMs: 0 }],
    ["half", bucket(400), null, 0, { capacity: 800, left: 392, resetInMs: 30_000 }],
    ["refilled since", bucket(0), null, 30_000, { capacity: 800, left: 392, resetInMs: 30_000 }],
    ["Twitch says less", bucket(800), heard(208), 0, { capacity: 800, left: 200, resetInMs: 44_400 }],
    ["closed", close(bucket(700), 5_000, 0), null, 1_000, { capacity: 800, left: 0, resetInMs: 4_000 }],
  ])("%s", (_, shared, hearsay, now, expected) => {
    expect(budgetOf(shared, hearsay, now)).toEqual(expected);
  });
});

describe("hear", () => {
  const rate = (remaining: number, limit = 800) => ({ limit, remaining, resetInMs: 0 });

  test("points that are held here are not anybody's", () => {
    expect(hear(null, rate(100), 25)).toEqual(heard(75));
    expect(hear(null, rate(10), 25)).toEqual(heard(0));
  });

  test("an answer that was overtaken does not raise what a later one said", () => {
    expect(hear(heard(90), rate(95), 0)).toEqual(heard(90));
    expect(hear(heard(90), rate(85), 0)).toEqual(heard(85));
    expect(hear(heard(90, 800, 60_000), rate(700), 0)).toEqual(heard(700));
  });

  test("another limit is another bucket", () => {
    expect(hear(heard(90), rate(1_000, 1_200), 0)).toEqual(heard(1_000, 1_200));
  });
});
