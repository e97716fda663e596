/** A span of time in ms since the epoch; `to` is Infinity while it goes on. */
export interface Span {
  from: number;
  to: number;
}

/** A span in which a channel was not read, and why. */
export interface Gap extends Span {
  reason: string;
}

export interface StoredGap extends Gap {
  id: string;
}

/** What a bot knows of a channel that the ledger does not yet. */
export interface CoverageReport {
  /** When it was certainly read. */
  read: readonly Span[];
  missed: readonly Gap[];
}

/** What has to be done to the stored gaps. To be done in this order, or two would be open for a moment. */
export interface GapChanges {
  remove: string[];
  change: StoredGap[];
  add: Gap[];
}

/** Says least: what else is known of the same gap says more. */
const VAGUE = "joining";

/**
 * What becomes of a channel's gaps: what somebody read after all is none, and gaps that touch are one. So it does
 * not matter which of two bots reports first, nor whether one reports twice.
 */
export function planGaps(stored: readonly StoredGap[], { read, missed }: CoverageReport): GapChanges {
  const left = stored.flatMap((gap) => without(gap, read).map((piece) => ({ ...gap, ...piece })));
  const wanted = merged([
    ...left,
    ...missed.flatMap((gap) => without(gap, read).map((piece) => ({ ...gap, ...piece }))),
  ]);

  const before = new Map(stored.map((gap) => [gap.id, gap]));
  const kept = new Map<string, StoredGap>();
  const add: Gap[] = [];
  for (const { id, from, to, reason } of wanted) {
    if (id === undefined || kept.has(id)) add.push({ from, to, reason });
    else kept.set(id, { id, from, to, reason });
  }
  return {
    remove: [...before.keys()].filter((id) => !kept.has(id)),
    change: [...kept.values()].filter((gap) => !isSame(gap, before.get(gap.id))),
    add,
  };
}

/** What is left of a span when others are taken away; nothing of length 0. */
export function without({ from, to }: Span, taken: readonly Span[]): Span[] {
  let left: Span[] = [{ from, to }];
  for (const cut of taken) {
    left = left.flatMap((span) => [
      { from: span.from, to: Math.min(span.to, cut.from) },
      { from: Math.max(span.from, cut.to), to: span.to },
    ]);
    left = left.filter((span) => span.from < span.to);
  }
  return left.filter((span) => span.from < span.to);
}

type Draft = Gap & { id?: string };

function merged(gaps: readonly Draft[]): Draft[] {
  const result: Draft[] = [];
  for (const gap of gaps.toSorted((a, b) => a.from - b.from || b.to - a.to)) {
    const last = result.at(-1);
    if (!last || last.to < gap.from) result.push({ ...gap });
    else {
      last.to = Math.max(last.to, gap.to);
      if (last.reason === VAGUE) last.reason = gap.reason;
      if (last.id === undefined && gap.id !== undefined) last.id = gap.id;
    }
  }
  return result;
}

const isSame = (a: Gap, b: Gap | undefined): boolean =>
  a.from === b?.from && a.to === b.to && a.reason === b.reason;
