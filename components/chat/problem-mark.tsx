import type { QueryProblem } from "@/lib/chat/schema";
import { markedStretches } from "./marked-stretches";

interface ProblemMarkProps {
  text: string;
  problems: readonly QueryProblem[];
  /** How far the field is scrolled, in CSS px. */
  scrolled: number;
}

/**
 * Draws a wavy line under what is wrong: a copy of the field's text lies over it unseen, of which only the
 * lines show. It has the field's padding and type, so that every letter stands over its own.
 */
export function ProblemMark({ text, problems, scrolled }: ProblemMarkProps) {
  if (problems.length === 0) return null;
  return (
    <div
      aria-hidden
      className="pointer-events-none absolute inset-y-0 right-9 left-9 flex items-center overflow-hidden whitespace-pre border-transparent border-x text-transparent"
    >
      <span style={{ transform: `translateX(${-scrolled}px)` }}>
        {markedStretches(text, problems).map(({ from, part, wrong }) => (
          <span
            key={from}
            className={
              wrong
                ? "underline decoration-2 decoration-danger decoration-wavy underline-offset-2"
                : undefined
            }
          >
            {part}
          </span>
        ))}
      </span>
    </div>
  );
}
