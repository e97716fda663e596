const HOUR = 3_600_000;
const DAY = 24 * HOUR;

/** Up to which age (ms) a clip's views are read again after how long. A clip grows in its first days, and hardly after. */
const STEPS: readonly [age: number, every: number][] = [
  [6 * HOUR, HOUR],
  [2 * DAY, 6 * HOUR],
  [7 * DAY, DAY],
  [30 * DAY, 3 * DAY],
  [90 * DAY, 10 * DAY],
  [Number.POSITIVE_INFINITY, 30 * DAY],
];
/** So much more than at the last look, and somebody has shared it: it is looked at sooner. */
const GROWING = { share: 0.1, views: 20 };

/**
 * When a clip's views are to be read again. Growing: after a third of the time, an hour at least.
 *
 * What that costs, at 100 clips a request: an archive of 100,000 clips, all older than three months, 34 requests a
 * day; a channel with 100 new clips a day some 35 a day for those of its last three months. 1,000 such channels
 * would take a minute's points in 24 minutes.
 */
export function nextRefresh(
  clip: { createdAt: Date; views: number; viewsBefore: number | null },
  now: Date,
): Date {
  const age = now.getTime() - clip.createdAt.getTime();
  const [, every] = STEPS.find(([until]) => age < until) ?? [0, 30 * DAY];
  return new Date(now.getTime() + (isGrowing(clip) ? Math.max(HOUR, every / 3) : every));
}

function isGrowing({ views, viewsBefore }: { views: number; viewsBefore: number | null }): boolean {
  if (viewsBefore === null) return false;
  const more = views - viewsBefore;
  return more >= GROWING.views && more >= viewsBefore * GROWING.share;
}

/** A clip that was asked about, as it stands here. */
export interface Asked {
  twitchId: string;
  missingSince: Date | null;
  goneAt: Date | null;
}

/** What follows for those of which the answer says nothing; Twitch ids. */
export interface Absence {
  /** Missing for the first time, or not for long enough to count: looked at again at `at`. */
  missing: { twitchId: string; at: Date }[];
  /** From now on they count as gone. */
  gone: string[];
  /** Nothing is news of them (they were gone before), and they are looked at again at `at`. */
  later: { twitchId: string; at: Date }[];
}

/** A single clip that was missing twice, so far apart, was deleted. */
const SURE_MS = HOUR / 2;
/** Where most of an answer is missing, a channel was suspended or Twitch has trouble: both may pass. */
const SURE_OF_MANY_MS = DAY;
const MANY = { share: 0.5, clips: 5 };

/** Whether an answer lacks so much that its word alone is not enough. Those that were gone before do not count. */
export function lacksMost(asked: readonly Asked[], told: ReadonlySet<string>): boolean {
  const expected = asked.filter(({ goneAt }) => goneAt === null);
  const missing = expected.filter(({ twitchId }) => !told.has(twitchId)).length;
  return missing >= MANY.clips && missing > expected.length * MANY.share;
}

/** What follows from a whole answer for those that it lacks. */
export function judgeAbsence(asked: readonly Asked[], told: ReadonlySet<string>, now: Date): Absence {
  const sureMs = lacksMost(asked, told) ? SURE_OF_MANY_MS : SURE_MS;
  const absence: Absence = { missing: [], gone: [], later: [] };
  for (const { twitchId, missingSince, goneAt } of asked) {
    if (told.has(twitchId)) continue;
    const sureAt = (missingSince ?? now).getTime() + sureMs;
    if (goneAt) absence.later.push({ twitchId, at: nextLookForGone(goneAt, now) });
    else if (missingSince && sureAt <= now.getTime()) absence.gone.push(twitchId);
    else absence.missing.push({ twitchId, at: new Date(Math.max(sureAt, now.getTime() + SURE_MS)) });
  }
  return absence;
}

/** When to look whether a clip that is gone is back: a channel's suspension ends after days, weeks, or never. */
export function nextLookForGone(goneAt: Date, now: Date): Date {
  const days = (now.getTime() - goneAt.getTime()) / DAY;
  return new Date(now.getTime() + (days < 7 ? DAY : days < 60 ? 7 * DAY : 60 * DAY));
}
