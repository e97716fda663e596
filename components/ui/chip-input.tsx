"use client";
import { X } from "lucide-react";
import { useTranslations } from "next-intl";
import { type KeyboardEvent, useRef, useState } from "react";
import { cn } from "./class-names";
import type { FieldWiring } from "./field";

interface ChipInputProps extends FieldWiring {
  values: readonly string[];
  onChange: (values: string[]) => void;
  /** What is made of something that was typed or pasted; "" is left out. */
  clean: (typed: string) => string;
  /** Stands before each value. */
  prefix?: string;
  placeholder?: string;
  /** Values may have spaces in them: a space ends none. */
  phrases?: boolean;
  /** Characters that one value may have while it is typed. */
  maxLength: number;
}

/** Several short words: Enter, a comma or, where they are no phrases, a space ends one, Backspace at the start takes the last away. */
export function ChipInput(props: ChipInputProps) {
  const { values, onChange, clean, prefix = "", placeholder, phrases = false, maxLength, ...wiring } = props;
  const between = phrases ? /[\n,]+/ : /[\s,]+/;
  const t = useTranslations("ui");
  const [typed, setTyped] = useState("");
  const input = useRef<HTMLInputElement>(null);
  const add = (text: string) => {
    const added = text.split(between).map(clean);
    setTyped("");
    const next = [...new Set([...values, ...added.filter((value) => value !== "")])];
    if (next.length !== values.length) onChange(next);
  };
  const press = (event: KeyboardEvent<HTMLInputElement>) => {
    if (event.nativeEvent.isComposing) return;
    const ends = event.key === "Enter" || event.key === "," || (event.key === " " && !phrases);
    if (ends && !event.ctrlKey && !event.metaKey) {
      // An empty field lets Enter go on to the form.
      if (event.key === "Enter" && typed.trim() === "") return;
      event.preventDefault();
      add(typed);
    }
    if (event.key === "Backspace" && typed === "" && values.length > 0) onChange(values.slice(0, -1));
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: a click beside the chips goes to the field, which is reached by keys as well
    // biome-ignore lint/a11y/useKeyWithClickEvents: as above
    <div
      onClick={() => input.current?.focus()}
      className={cn(
        "flex min-h-9 cursor-text flex-wrap items-center gap-1.5 rounded-md border border-line-control bg-surface px-1.5 py-1 focus-within:outline-2 focus-within:outline-accent hover:border-ink-3",
        wiring["aria-invalid"] && "border-danger",
      )}
    >
      {values.map((value) => (
        <span key={value} className="inline-flex max-w-full items-center rounded bg-raised pl-2 text-ink">
          <bdi className="truncate">
            {prefix}
            {value}
          </bdi>
          <button
            type="button"
            aria-label={t("remove", { name: `${prefix}${value}` })}
            className="inline-flex size-6 shrink-0 items-center justify-center rounded text-ink-3 hover:text-ink"
            onClick={() => {
              onChange(values.filter((other) => other !== value));
              input.current?.focus();
            }}
          >
            <X aria-hidden className="size-3.5" />
          </button>
        </span>
      ))}
      <input
        ref={input}
        {...wiring}
        value={typed}
        maxLength={maxLength}
        placeholder={values.length === 0 ? placeholder : undefined}
        autoCapitalize="none"
        autoComplete="off"
        spellCheck={false}
        className="h-6 min-w-24 flex-1 bg-transparent px-1.5 outline-none placeholder:text-ink-3"
        onChange={({ target }) => setTyped(target.value)}
        onKeyDown={press}
        onPaste={(event) => {
          const pasted = event.clipboardData.getData("text");
          if (!between.test(pasted.trim())) return;
          event.preventDefault();
          add(typed + pasted);
        }}
        onBlur={() => typed.trim() !== "" && add(typed)}
      />
    </div>
  );
}
