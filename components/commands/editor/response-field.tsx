"use client";
import { type RefObject, useImperativeHandle, useRef } from "react";
import { markedStretches } from "@/components/chat/marked-stretches";
import { cn } from "@/components/ui/class-names";
import type { FieldWiring } from "@/components/ui/field";
import { withInserted } from "../insert-text";

/** What others may do to the text where its caret is. */
export interface ResponseHandle {
  /** Puts a piece where the caret is, in one step that Ctrl-Z takes back. */
  insert: (piece: string) => void;
  /** Leads to a place in the text. */
  show: (from: number, to: number) => void;
}

interface ResponseFieldProps {
  wiring: FieldWiring;
  handle: RefObject<ResponseHandle | null>;
  text: string;
  onChange: (text: string) => void;
  /** Marked where they are. */
  problems: readonly { from: number; to: number }[];
  placeholder: string;
  /** The form begins here. */
  start?: boolean;
}

const TYPE =
  "col-start-1 row-start-1 min-w-0 whitespace-pre-wrap break-words px-3 py-2 font-mono text-[0.8125rem] leading-5";

/**
 * The text of an answer. It grows with its words: an unseen copy of them gives the field its height, and draws a
 * wavy line under what is wrong.
 */
export function ResponseField(props: ResponseFieldProps) {
  const { wiring, handle, text, onChange, problems, placeholder, start = false } = props;
  const area = useRef<HTMLTextAreaElement>(null);
  useImperativeHandle(handle, () => ({
    insert(piece) {
      const field = area.current;
      if (!field) return;
      const edited = withInserted({ text, from: field.selectionStart, to: field.selectionEnd }, piece);
      field.focus();
      // Deprecated, and still the only way by which the browser's own undo knows of it.
      const taken = document.execCommand("insertText", false, piece);
      if (!taken) onChange(edited.text);
      requestAnimationFrame(() => field.setSelectionRange(edited.from, edited.to));
    },
    show(from, to) {
      area.current?.focus();
      area.current?.setSelectionRange(from, to);
    },
  }));
  return (
    <div className="grid rounded-md border border-line-control bg-surface focus-within:outline-2 focus-within:outline-accent hover:border-ink-3 has-aria-invalid:border-danger">
      <div aria-hidden className={cn(TYPE, "min-h-24 select-none text-transparent")}>
        {markedStretches(text, problems).map(({ from, part, wrong }) => (
          <span
            key={from}
            className={cn(
              wrong && "underline decoration-2 decoration-danger decoration-wavy underline-offset-2",
            )}
          >
            {part}
          </span>
        ))}
        {/* The line that a text ending in a line break begins. */}{" "}
      </div>
      <textarea
        ref={area}
        {...wiring}
        {...(start && { "data-sheet-start": "" })}
        value={text}
        maxLength={2_000}
        rows={1}
        placeholder={placeholder}
        spellCheck
        className={cn(
          TYPE,
          "resize-none overflow-hidden bg-transparent text-ink outline-none placeholder:text-ink-3",
        )}
        onChange={({ target }) => onChange(target.value)}
      />
    </div>
  );
}
