import { useTranslations } from "next-intl";
import { cn } from "@/components/ui/class-names";
import type { Completion } from "@/lib/chat/queries";

interface CompletionListProps {
  id: string;
  completions: readonly Completion[];
  /** The place of the one that Enter takes; -1: none. */
  active: number;
  onTake: (completion: Completion) => void;
}

/** What the word at the caret could become. The focus stays in the field. */
export function CompletionList({ id, completions, active, onTake }: CompletionListProps) {
  const t = useTranslations("chat");
  return (
    <ul
      id={id}
      // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: the list of an ARIA combobox
      role="listbox"
      aria-label={t("search.completions")}
      className={cn(
        "absolute inset-x-0 top-full z-30 mt-1 max-h-72 overflow-y-auto rounded-lg border border-line bg-overlay p-1 shadow-lift",
        completions.length === 0 && "hidden",
      )}
    >
      {completions.map((completion, index) => (
        <li
          key={`${completion.text} ${completion.hint}`}
          id={`${id}-${index}`}
          // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: an option of an ARIA combobox
          role="option"
          tabIndex={-1}
          aria-selected={index === active}
          className="flex cursor-pointer items-baseline justify-between gap-4 rounded px-2 py-1.5 hover:bg-raised aria-selected:bg-raised"
          // Before the field loses the focus and closes the list.
          onPointerDown={(event) => {
            event.preventDefault();
            onTake(completion);
          }}
        >
          <code className="font-mono text-ink">{completion.text}</code>
          <span className="truncate text-ink-3 text-xs">{completion.hint}</span>
        </li>
      ))}
    </ul>
  );
}
