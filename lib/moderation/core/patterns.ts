import { type Pattern, readPattern } from "@/lib/kernel/pattern";

/** Something wrong with one line of a list: what, and where in it (UTF-16). */
export interface LineProblem {
  /** Of the line, from 0. */
  line: number;
  message: string;
}

/** Instructions of a channel's patterns together. */
const MOST_IN_ALL = 1_000;

/** Reads patterns in RE2's syntax, each with what is wrong with it in place of the pattern. */
export function readPatterns(sources: readonly string[]): { patterns: Pattern[]; problems: LineProblem[] } {
  const patterns: Pattern[] = [];
  const problems: LineProblem[] = [];
  let inAll = 0;
  for (const [line, source] of sources.entries()) {
    const read = readPattern(source);
    if (typeof read === "string") {
      problems.push({ line, message: read });
      continue;
    }
    inAll += read.size;
    if (inAll > MOST_IN_ALL) problems.push({ line, message: "is more than a channel may have in all" });
    else patterns.push(read);
  }
  return { patterns, problems };
}
