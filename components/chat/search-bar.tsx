"use client";
import { useTranslations } from "next-intl";
import { useEffect, useId, useRef, useState } from "react";
import { Button } from "@/components/ui/button";
import { useNow, useTimeZone } from "@/components/ui/clock";
import { useTypedEarly } from "@/components/ui/use-typed-early";
import { problemsOf, suggest } from "@/lib/chat/queries";
import type { QueryProblem } from "@/lib/chat/schema";
import type { BroadcasterRef } from "@/lib/events/schema";
import { FilterChips } from "./filter-chips";
import { type EditedQuery, inserted, replaced } from "./query-edit";
import { QueryProblems } from "./query-problems";
import { SearchField } from "./search-field";

interface SearchBarProps {
  /** What is searched for now. */
  query: string;
  channels: readonly BroadcasterRef[];
  onSearch: (query: string) => void;
}

/** Where a search is written: the field, the filters at hand, and what is wrong with it. */
export function SearchBar({ query, channels, onSearch }: SearchBarProps) {
  const t = useTranslations("chat");
  const reader = { now: useNow(60_000), zone: useTimeZone() };
  const [text, setText] = useState(query);
  const [shown, setShown] = useState(query);
  // What is half written is not wrong yet: problems show once the search was asked for.
  const [asked, setAsked] = useState(query !== "");
  if (query !== shown) {
    // Searched for, or gone back to: it takes the place of what was being written.
    setShown(query);
    setText(query);
    setAsked(query !== "");
  }
  const { field, placeCaret } = useCaret();
  useTypedEarly(field, text, setText);
  const problemsId = useId();
  const problems = asked ? problemsOf(text, reader) : [];

  const edit = (edited: EditedQuery) => {
    setText(edited.text);
    placeCaret(edited.caret);
  };
  const submit = () => {
    setAsked(true);
    if (problemsOf(text, reader).length === 0) onSearch(text.trim());
  };
  const show = ({ from, to }: QueryProblem) => {
    field.current?.focus();
    field.current?.setSelectionRange(from, to);
  };
  return (
    <search>
      <form
        action="/chat"
        className="flex gap-2"
        onSubmit={(event) => {
          event.preventDefault();
          submit();
        }}
      >
        <SearchField
          field={field}
          text={text}
          onEdit={edit}
          completionsAt={(caret) => suggest(text, caret, { channels })}
          problems={problems}
          problemsId={problemsId}
        />
        <Button type="submit" look="primary">
          {t("search.submit")}
        </Button>
      </form>
      {problems.length > 0 && (
        <QueryProblems
          id={problemsId}
          problems={problems}
          onShow={show}
          onCorrect={({ from, to }, suggestion) => edit(replaced(text, { from, to, text: suggestion }))}
        />
      )}
      <FilterChips
        onPick={(snippet, caretIn) =>
          edit(inserted(text, field.current?.selectionStart ?? text.length, snippet, caretIn))
        }
      />
    </search>
  );
}

/** A field whose caret can be placed after its text was changed, which would leave it at the end. */
function useCaret() {
  const field = useRef<HTMLInputElement>(null);
  const wanted = useRef<number | null>(null);
  useEffect(() => {
    const caret = wanted.current;
    wanted.current = null;
    if (caret === null || field.current?.selectionStart === caret) return;
    field.current?.focus();
    field.current?.setSelectionRange(caret, caret);
  });
  return {
    field,
    placeCaret: (caret: number) => {
      wanted.current = caret;
    },
  };
}
