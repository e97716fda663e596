"use client";
import { useTranslations } from "next-intl";
import { type KeyboardEvent, type RefObject, useId, useState } from "react";
import { SearchInput } from "@/components/ui/search-input";
import type { Completion } from "@/lib/chat/queries";
import type { QueryProblem } from "@/lib/chat/schema";
import { CompletionList } from "./completion-list";
import { ProblemMark } from "./problem-mark";
import { type EditedQuery, replaced } from "./query-edit";

interface SearchFieldProps {
  field: RefObject<HTMLInputElement | null>;
  text: string;
  onEdit: (edited: EditedQuery) => void;
  /** Of the text at the caret. */
  completionsAt: (caret: number) => readonly Completion[];
  /** Marked under the text where they are. */
  problems: readonly QueryProblem[];
  /** The id of the words that say what is wrong. */
  problemsId: string;
}

/**
 * The one line in which a search is written. Nothing is searched while one types: whoever's log is searched
 * is told, so a search is something one does. Completions open under it (ARIA combobox).
 */
export function SearchField(props: SearchFieldProps) {
  const t = useTranslations("chat");
  const { field, text, onEdit, completionsAt, problems, problemsId } = props;
  const listId = useId();
  const [caret, setCaret] = useState<number | null>(null);
  const [active, setActive] = useState(-1);
  const [scrolled, setScrolled] = useState(0);
  const completions = caret === null ? [] : completionsAt(caret);
  const close = () => {
    setCaret(null);
    setActive(-1);
  };
  const take = (completion: Completion) => {
    const edited = replaced(text, completion);
    onEdit(edited);
    setActive(-1);
    setCaret(edited.caret);
  };
  const press = (event: KeyboardEvent<HTMLInputElement>) => {
    const move = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    const chosen = completions[active];
    if (move && completions.length > 0) {
      event.preventDefault();
      // One place more than there are completions: none of them.
      const places = completions.length + 1;
      setActive(((active + 1 + move + places) % places) - 1);
    } else if (event.key === "ArrowDown") {
      setCaret(event.currentTarget.selectionStart);
    } else if ((event.key === "Enter" || event.key === "Tab") && chosen) {
      event.preventDefault();
      take(chosen);
    } else if (event.key === "Enter") {
      // Goes on to the form.
      close();
    } else if (event.key === "Escape") {
      event.preventDefault();
      if (completions.length > 0) close();
      else event.currentTarget.blur();
    }
  };
  return (
    <div className="relative min-w-0 flex-1">
      <SearchInput
        ref={field}
        name="q"
        role="combobox"
        aria-label={t("search.label")}
        aria-expanded={completions.length > 0}
        aria-controls={listId}
        aria-autocomplete="list"
        aria-activedescendant={completions[active] ? `${listId}-${active}` : undefined}
        aria-invalid={problems.length > 0 || undefined}
        aria-describedby={problems.length > 0 ? problemsId : undefined}
        placeholder={t("search.placeholder")}
        enterKeyHint="search"
        autoCapitalize="off"
        value={text}
        onChange={({ target }) => {
          const at = target.selectionStart ?? target.value.length;
          onEdit({ text: target.value, caret: at });
          setCaret(at);
          setActive(-1);
        }}
        onKeyDown={press}
        onScroll={({ currentTarget }) => setScrolled(currentTarget.scrollLeft)}
        onBlur={close}
      />
      <ProblemMark text={text} problems={problems} scrolled={scrolled} />
      <CompletionList id={listId} completions={completions} active={active} onTake={take} />
    </div>
  );
}
