import type { CoverageReport, Gap, Span } from "./gap-ledger";

/**
 * What was sent shortly before a connection broke may not have come any more: so long before its end nothing is
 * certain. In ms; Twitch's way to us takes less.
 */
export const TRAVEL_MS = 1_000;

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
  private since: number | null = null;
  private read: Span[] = [];
  private missed: Gap[] = [];

  get isReading(): boolean {
    return this.since !== null;
  }

  /** From `at` on it is read. */
  began(at: number): void {
    if (this.since !== null) return;
    this.since = at;
    this.missed = this.missed.flatMap((gap) => {
      const to = Math.min(gap.to, at);
      return gap.from < to ? [{ ...gap, to }] : [];
    });
  }

  /** It is not read any more since `at`, or the reason is another. `certain`: nothing was under way any more. */
  lost(at: number, reason: string, certain = false): void {
    const from = this.since === null ? at : Math.max(this.since, certain ? at : at - TRAVEL_MS);
    if (this.since !== null && this.since < from) this.read.push({ from: this.since, to: from });
    this.since = null;
    this.missed.push({ from, to: Number.POSITIVE_INFINITY, reason });
  }

  /** What was read in this time could not be kept. */
  lostPart(from: number, to: number, reason: string): void {
    if (to <= from) return;
    this.read = this.read.flatMap((span) => cut(span, from, to));
    if (this.since !== null && this.since < to) {
      if (this.since < from) this.read.push({ from: this.since, to: from });
      this.since = Math.max(this.since, to);
    }
    this.missed.push({ from, to, reason });
  }

  /** Nobody is known to have read it from `at` until we did. */
  inherited(at: number, reason: string): void {
    const to = Math.min(
      this.since ?? Number.POSITIVE_INFINITY,
      this.read[0]?.from ?? Number.POSITIVE_INFINITY,
    );
    if (at < to) this.missed.push({ from: at, to, reason });
  }

  /**
   * All that the ledger does not know. What was read counts up to `safeUntil`, when everything that came before had
   * been stored. `endless`: whoever reads now answers for the future too, so that no gap stays open; otherwise
   * somebody else does.
   */
  report(safeUntil: number, endless: boolean): DatedReport {
    const read = this.read.flatMap(({ from, to }) => nonEmpty(from, Math.min(to, safeUntil)));
    const last = read.at(-1);
    if (this.since === null) return { read, missed: [...this.missed], readUntil: last?.to ?? null };
    const readUntil = Math.max(this.since, safeUntil);
    const present = nonEmpty(this.since, endless ? Number.POSITIVE_INFINITY : readUntil);
    return { read: [...read, ...present], missed: [...this.missed], readUntil };
  }

  /** The ledger took what was reported. What came since stays to be told. */
  written({ missed, readUntil }: DatedReport): void {
    const told = new Set(missed);
    this.missed = this.missed.filter((gap) => !told.has(gap));
    if (readUntil === null) return;
    this.read = this.read.flatMap(({ from, to }) => nonEmpty(Math.max(from, readUntil), to));
    if (this.since !== null) this.since = Math.max(this.since, readUntil);
  }
}

const nonEmpty = (from: number, to: number): Span[] => (from < to ? [{ from, to }] : []);

const cut = (span: Span, from: number, to: number): Span[] => [
  ...nonEmpty(span.from, Math.min(span.to, from)),
  ...nonEmpty(Math.max(span.from, to), span.to),
];
