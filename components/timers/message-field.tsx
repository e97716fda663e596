"use client";
import { CircleAlert } from "lucide-react";
import { useLocale, useTranslations } from "next-intl";
import { useRef } from "react";
import { ResponseField, type ResponseHandle } from "@/components/commands/editor/response-field";
import { VariablePicker } from "@/components/commands/editor/variable-picker";
import { Field } from "@/components/ui/field";
import { MESSAGE_VARIABLES } from "@/lib/commands/queries";
import { markText } from "@/lib/i18n/mark-text";

interface MessageFieldProps {
  text: string;
  error: string | undefined;
  /** Where it cannot be understood. */
  marks: readonly { from: number; to: number; message: string }[];
  onChange: (text: string) => void;
}

/** What a timer says, with what is wrong in it under its place. */
export function MessageField({ text, error, marks, onChange }: MessageFieldProps) {
  const t = useTranslations("timers");
  const locale = useLocale();
  const handle = useRef<ResponseHandle>(null);
  return (
    <div>
      <Field label={t("sheet.message")} error={error}>
        {(wiring) => (
          <ResponseField
            wiring={{ ...wiring, ...(marks.length > 0 && { "aria-invalid": true as const }) }}
            handle={handle}
            text={text}
            onChange={onChange}
            problems={marks}
            placeholder={t("first.example")}
          />
        )}
      </Field>
      {marks.length > 0 && (
        <ul role="alert" className="mt-1.5 space-y-1 text-danger text-xs">
          {marks.map(({ from, to, message }) => (
            <li key={`${from} ${message}`}>
              <button
                type="button"
                className="flex items-start gap-1.5 text-left"
                onClick={() => handle.current?.show(from, to)}
              >
                <CircleAlert aria-hidden className="mt-px size-3.5 shrink-0" />
                {markText(locale, message)}
              </button>
            </li>
          ))}
        </ul>
      )}
      <div className="mt-2">
        <VariablePicker variables={MESSAGE_VARIABLES} onTake={(example) => handle.current?.insert(example)} />
      </div>
    </div>
  );
}
