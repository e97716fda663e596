import type { Step } from "../schema";
import { nextStep } from "./escalate";
import { isExempt, judge, type Offence, type RuleBook } from "./judge";
import { type Echoes, heard } from "./repetition";
import type { Line } from "./types";

/** What would have been done about a line; null when nothing. */
export type Rehearsed = (Offence & { step: Step }) | null;

/**
 * What the rules would have done about each of these lines (oldest first), had they been there since the first.
 * Nobody is permitted anything.
 */
export function rehearse(book: RuleBook, lines: readonly Line[]): Rehearsed[] {
  const echoes = new Map<string, Echoes>();
  const offences = new Map<string, number[]>();
  return lines.map((line) => {
    if (isExempt(book, line)) return null;
    const { id } = line.author;
    let times = 1;
    if (book.repetition) {
      const now = heard(
        echoes.get(id) ?? [],
        { ...line, at: line.sentAt },
        book.repetition.withinSeconds * 1_000,
      );
      echoes.set(id, now.echoes);
      times = now.times;
    }
    const offence = judge(book, line, { permitted: false, times });
    if (!offence) return null;
    const before = offences.get(id) ?? [];
    offences.set(id, [...before, line.sentAt]);
    return { ...offence, step: nextStep(book.conduct, before, line.sentAt) };
  });
}
