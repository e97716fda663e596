import { CircleAlert } from "lucide-react";
import { useLocale, useTranslations } from "next-intl";
import { Button } from "@/components/ui/button";
import type { QueryProblem } from "@/lib/chat/schema";
import { markText } from "@/lib/i18n/mark-text";

interface QueryProblemsProps {
  id: string;
  problems: readonly QueryProblem[];
  /** Leads to the place in the field. */
  onShow: (problem: QueryProblem) => void;
  /** Puts the suggestion into its place. */
  onCorrect: (problem: QueryProblem, suggestion: string) => void;
}

/** What is wrong with a query, each with the way to its place and, where one is near, its correction. */
export function QueryProblems({ id, problems, onShow, onCorrect }: QueryProblemsProps) {
  const t = useTranslations("chat");
  const locale = useLocale();
  return (
    <div id={id} role="alert" className="mt-2">
      <ul className="space-y-1">
        {problems.map((problem) => (
          <li
            key={`${problem.from} ${problem.message}`}
            className="flex flex-wrap items-center gap-x-3 gap-y-1 text-danger"
          >
            <button
              type="button"
              className="flex items-start gap-1.5 text-left"
              onClick={() => onShow(problem)}
            >
              <CircleAlert aria-hidden className="mt-0.5 size-4 shrink-0" />
              <span>
                <WithCode text={markText(locale, problem.message)} />
              </span>
            </button>
            {problem.suggestion !== null && (
              <Button size="small" onClick={() => onCorrect(problem, problem.suggestion ?? "")}>
                {t.rich("search.useSuggestion", {
                  suggestion: problem.suggestion,
                  code: (text) => <code className="font-mono">{text}</code>,
                })}
              </Button>
            )}
          </li>
        ))}
      </ul>
    </div>
  );
}

/** Words in which what is typed stands between backticks. */
function WithCode({ text }: { text: string }) {
  const parts = text.split("`").map((part, place) => ({ part, place }));
  return parts.map(({ part, place }) =>
    place % 2 === 1 ? (
      <code key={place} className="font-mono">
        {part}
      </code>
    ) : (
      part
    ),
  );
}
