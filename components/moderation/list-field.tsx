"use client";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { cn } from "@/components/ui/class-names";
import { Field } from "@/components/ui/field";
import { inputLook } from "@/components/ui/input";
import { entriesOf, lineErrors } from "./lines";

interface ListFieldProps {
  label: string;
  hint: string;
  placeholder: string;
  /** The path of the list in what the server says is wrong. */
  field: string;
  values: readonly string[];
  errors: Readonly<Record<string, string>>;
  onChange: (values: string[]) => void;
}

/** A list that is written, or pasted, one entry a line. What is wrong is told by line. */
export function ListField({ label, hint, placeholder, field, values, errors, onChange }: ListFieldProps) {
  const t = useTranslations("moderation");
  const [text, setText] = useState(values.join("\n"));
  // Another list came from elsewhere: what was typed here says the same, or is gone.
  const isAnother = entriesOf(text).join("\n") !== values.join("\n");
  const shown = isAnother ? values.join("\n") : text;
  const wrong = lineErrors(shown, field, errors);
  const told = wrong.slice(0, 5).map(({ line, message }) => t("list.wrongLine", { line, message }));
  if (wrong.length > told.length) told.push(t("list.moreWrong", { count: wrong.length - told.length }));
  return (
    <Field label={label} hint={hint} error={told.join(" ") || errors[field]}>
      {(wiring) => (
        <textarea
          {...wiring}
          value={shown}
          rows={4}
          spellCheck={false}
          placeholder={placeholder}
          className={cn(
            inputLook,
            "field-sizing-content h-auto max-h-72 min-h-24 resize-none py-2 font-mono text-xs",
          )}
          onChange={({ target }) => {
            setText(target.value);
            onChange(entriesOf(target.value));
          }}
        />
      )}
    </Field>
  );
}
