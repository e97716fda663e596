import { ChevronRight } from "lucide-react";
import type { ReactNode } from "react";

interface SectionProps {
  title: string;
  /** What is set, in words: most never open it. */
  summary: string;
  /** Something in it is wrong: it is open then. */
  wrong: boolean;
  children: ReactNode;
}

/** A part of the form that is folded away behind what it says. */
export function Section({ title, summary, wrong, children }: SectionProps) {
  return (
    <details className="group border-line border-t" {...(wrong && { open: true })}>
      <summary className="flex min-h-11 list-none items-center gap-3 px-5 py-2 hover:bg-raised focus-visible:outline-offset-[-2px] [&::-webkit-details-marker]:hidden">
        <ChevronRight
          aria-hidden
          className="size-4 shrink-0 text-ink-3 transition-transform group-open:rotate-90"
        />
        <span className="shrink-0 font-medium">{title}</span>
        <span className="min-w-0 flex-1 text-pretty text-right text-ink-2">{summary}</span>
      </summary>
      <div className="space-y-4 px-5 pt-2 pb-5 sm:pl-12">{children}</div>
    </details>
  );
}
