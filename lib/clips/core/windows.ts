/** A stretch of time: from its beginning until before its end, both at whole seconds. */
export interface Span {
  from: Date;
  to: Date;
}

/** A span that was read whole, and how many clips were made in it. */
export interface ReadSpan extends Span {
  found: number;
}

/** The day Twitch introduced clips: none is older (blog.twitch.tv, 26 May 2016). */
export const CLIPS_BEGAN = new Date("2016-05-26T00:00:00Z");

/**
 * Twitch ends the pages of a window "at about 1,000" clips. A list that ends this near to it may have been cut off:
 * reading it again in halves costs a few requests, believing it would lose clips for ever.
 */
const MAY_BE_CUT = 900;
/** Wanted in one window: far enough from the cap for a busier week, and full pages for the most part. */
const TARGET = 500;
/** A quiet past is walked through in steps that grow so fast, and no faster: a busy one may lie behind it. */
const GROWTH = 4;
const FIRST_MS = 7 * 86_400_000;
const SECOND_MS = 1_000;

/** Whether Twitch may know more clips of a window than the `rows` that it gave. */
export const mayBeCut = (rows: number): boolean => rows >= MAY_BE_CUT;

/** The moment without what is below a second: Twitch's windows know no more. */
export const wholeSecond = (at: Date): Date => new Date(Math.floor(at.getTime() / SECOND_MS) * SECOND_MS);

const lengthOf = ({ from, to }: Span): number => to.getTime() - from.getTime();

/** The older and the newer half; null when it is one second, which Twitch tells no parts of. */
export function halves(span: Span): [Span, Span] | null {
  return partedAt(span, (span.from.getTime() + span.to.getTime()) / 2);
}

/**
 * Two parts that hold as many each of the clips that were told of a window, by when they were made: each is of some
 * hundred clips then, so a window of n clips has no more than n / 400 parts, wherever they crowd. Null for one second,
 * and where most were made outside: Twitch takes the ends less exactly than this, and would tell no more of a part.
 */
export function evenParts(span: Span, madeAt: readonly Date[]): [Span, Span] | null {
  if (madeAt.length === 0) return halves(span);
  const inside = madeAt.filter((at) => at >= span.from && at < span.to);
  if (inside.length * 2 < madeAt.length) return null;
  const times = inside.map((at) => at.getTime()).sort((a, b) => a - b);
  return partedAt(span, times[Math.floor(times.length / 2)] ?? span.from.getTime());
}

/** Parted at a whole second, so that neither part is empty. */
function partedAt(span: Span, ms: number): [Span, Span] | null {
  if (lengthOf(span) <= SECOND_MS) return null;
  const second = Math.floor(ms / SECOND_MS) * SECOND_MS;
  const inside = Math.min(span.to.getTime() - SECOND_MS, Math.max(span.from.getTime() + SECOND_MS, second));
  const middle = new Date(inside);
  return [
    { from: span.from, to: middle },
    { from: middle, to: span.to },
  ];
}

/**
 * How long a window (ms) next to the one that was read last should be, to hold as many clips as one can give with
 * certainty. Nothing read yet: a week.
 */
export function nextWidth(last: ReadSpan | null): number {
  if (!last) return FIRST_MS;
  const factor = last.found === 0 ? GROWTH : Math.min(GROWTH, TARGET / last.found);
  return Math.max(SECOND_MS, Math.floor((lengthOf(last) * factor) / SECOND_MS) * SECOND_MS);
}

/**
 * Cuts a window of that length off one end of the span: what is to be read now, and what is left. A rest that is
 * short against it is not left.
 */
export function cutOff(
  span: Span,
  widthMs: number,
  end: "newest" | "oldest",
): { now: Span; rest: Span | null } {
  if (lengthOf(span) <= widthMs * 1.25) return { now: span, rest: null };
  const at = new Date(end === "newest" ? span.to.getTime() - widthMs : span.from.getTime() + widthMs);
  const older = { from: span.from, to: at };
  const newer = { from: at, to: span.to };
  return end === "newest" ? { now: newer, rest: older } : { now: older, rest: newer };
}

/**
 * Which part of the time was read whole, 0 to 1; 1 only when nothing is left. Cutting and halving windows changes
 * nothing, reading one adds to it. Lengths in ms.
 */
export function shareOf({
  doneMs,
  todoMs,
  cappedMs,
}: {
  doneMs: number;
  todoMs: number;
  cappedMs: number;
}): number {
  const left = todoMs + cappedMs;
  if (left === 0) return 1;
  // So long a past and so little of it left would round to 1.
  return Math.min(doneMs / (doneMs + left), 1 - Number.EPSILON);
}
