import type { CoverageReport, Gap, Span } from "./gap-ledger";

/**
 * What was sent shortly before a connection broke may not have come any more: so long before its end nothing is
 * certain. In ms; Twitch's way to us takes less.
 */
export const TRAVEL_MS = 1_000;
/** Spans that are remembered when they have been told: more do not fit into the time a lease lasts. */
const REMEMBERED = 8;

/** A report, with which `written` forgets what it told. */
export interface DatedReport extends CoverageReport {
  /** Until when it was certainly read, in ms since the epoch; null: nothing new. */
  readUntil: number | null;
}

/**
 * When one channel was read by this process, and when it was not, as far as the ledger was not told yet. All times
 * in ms since the epoch.
 */
export class ChannelCoverage {
  /** Since when it is read; null while it is not. */
  private beganAt: number | null = null;
  /** From where on the ledger was not told of that yet. */
  private toldUntil = 0;
  /** When it was read before, told or not. */
  private past: Span[] = [];
  private read: Span[] = [];
  private missed: Gap[] = [];

  /** From `at` on it is read. */
  began(at: number): void {
    if (this.beganAt !== null) return;
    this.beganAt = at;
    this.toldUntil = at;
    this.missed = this.missed.flatMap((gap) => {
      const to = Math.min(gap.to, at);
      return gap.from < to ? [{ ...gap, to }] : [];
    });
  }

  /**
   * It is not read any more since `at`, or the reason is another. What was sent in the `travelMs` before may have
   * been under way. That can be long ago, and after what the ledger was told: a dead connection says nothing.
   */
  lost(at: number, reason: string, travelMs = TRAVEL_MS): void {
    let from = at;
    if (this.beganAt !== null) {
      from = Math.max(this.beganAt, at - travelMs);
      this.read.push(...nonEmpty(this.toldUntil, from));
      this.past = [...this.past, ...nonEmpty(this.beganAt, from)].slice(-REMEMBERED);
      this.beganAt = null;
    }
    this.missed.push({ from, to: Number.POSITIVE_INFINITY, reason });
  }

  /** What was read in this time could not be kept. */
  lostPart(from: number, to: number, reason: string): void {
    if (to <= from) return;
    this.read = this.read.flatMap((span) => cut(span, from, to));
    this.past = this.past.flatMap((span) => cut(span, from, to));
    if (this.beganAt !== null && this.beganAt < to) {
      this.read.push(...nonEmpty(this.toldUntil, from));
      this.past = [...this.past, ...nonEmpty(this.beganAt, from)].slice(-REMEMBERED);
      this.beganAt = to;
      this.toldUntil = Math.max(this.toldUntil, to);
    }
    this.missed.push({ from, to, reason });
  }

  /** Tells again what was read lately: the ledger has been told of a gap since that may not be one. */
  repeat(): void {
    this.read = [...this.past];
    if (this.beganAt !== null) this.toldUntil = this.beganAt;
  }

  /**
   * All that the ledger does not know. What was read counts up to `safeUntil`, when everything that came before had
   * been stored. `endless`: whoever reads now answers for the future too, so that no gap stays open; otherwise
   * somebody else does.
   */
  report(safeUntil: number, endless: boolean): DatedReport {
    const read = this.read.flatMap(({ from, to }) => nonEmpty(from, Math.min(to, safeUntil)));
    const missed = [...this.missed];
    const readBefore = read.at(-1)?.to ?? null;
    const isBehind = this.read.some(({ to }) => to > safeUntil);
    if (this.beganAt === null || isBehind) return { read, missed, readUntil: readBefore };
    const present = nonEmpty(this.toldUntil, endless ? Number.POSITIVE_INFINITY : safeUntil);
    // Whoever is told that a gap is over has to know from when on another could begin.
    return { read: [...read, ...present], missed, readUntil: Math.max(this.toldUntil, safeUntil) };
  }

  /** The ledger took what was reported. What came since stays to be told. */
  written({ missed, readUntil }: DatedReport): void {
    const told = new Set(missed);
    this.missed = this.missed.filter((gap) => !told.has(gap));
    if (readUntil === null) return;
    this.read = this.read.flatMap(({ from, to }) => nonEmpty(Math.max(from, readUntil), to));
    if (this.beganAt !== null) this.toldUntil = Math.max(this.toldUntil, readUntil);
  }
}

const nonEmpty = (from: number, to: number): Span[] => (from < to ? [{ from, to }] : []);

const cut = (span: Span, from: number, to: number): Span[] => [
  ...nonEmpty(span.from, Math.min(span.to, from)),
  ...nonEmpty(Math.max(span.from, to), span.to),
];
