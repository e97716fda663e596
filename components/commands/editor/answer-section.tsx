"use client";
import { CircleAlert } from "lucide-react";
import { useLocale, useTranslations } from "next-intl";
import { useRef } from "react";
import { ChipInput } from "@/components/ui/chip-input";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { markText } from "@/lib/i18n/mark-text";
import type { FormPart } from "./form";
import { ResponseField, type ResponseHandle } from "./response-field";
import { VariablePicker } from "./variable-picker";

const cleanName = (typed: string) => typed.trim().replace(/^!+/, "").toLowerCase();

interface AnswerSectionProps extends FormPart {
  /** Where the response does not read as a template. */
  marks: readonly { from: number; to: number; message: string }[];
  /** What it says by itself when nothing is written; null: it must say something. */
  own: string | null;
  /** Where one begins to write: a new command with its name, another with what it answers. */
  start: "name" | "response";
}

/** What is typed, and what is answered: all that most commands need. */
export function AnswerSection({ draft, problems, edit, marks, own, start }: AnswerSectionProps) {
  const t = useTranslations("commands");
  const response = useRef<ResponseHandle>(null);
  return (
    <div className="space-y-4 p-5">
      <div className="grid gap-4 sm:grid-cols-2">
        <Field label={t("answerSection.name")} error={problems.name}>
          {(wiring) => (
            <span className="relative block">
              <span aria-hidden className="absolute top-2 left-3 font-mono text-ink-3">
                !
              </span>
              <Input
                {...wiring}
                {...(start === "name" && { "data-sheet-start": "" })}
                value={draft.name}
                maxLength={60}
                autoCapitalize="none"
                autoComplete="off"
                spellCheck={false}
                placeholder={t("answerSection.nameExample")}
                className="pl-5.5 font-mono"
                onChange={({ target }) => edit({ name: target.value.replace(/^!+/, "") })}
              />
            </span>
          )}
        </Field>
        <Field label={t("answerSection.aliases")} error={problems.aliases}>
          {(wiring) => (
            <ChipInput
              {...wiring}
              values={draft.aliases}
              clean={cleanName}
              prefix="!"
              maxLength={60}
              placeholder={t("answerSection.noAliases")}
              onChange={(aliases) => edit({ aliases })}
            />
          )}
        </Field>
      </div>
      <div>
        <Field label={t("answerSection.response")} error={problems.response}>
          {(wiring) => (
            <ResponseField
              wiring={{ ...wiring, ...(marks.length > 0 && { "aria-invalid": true as const }) }}
              start={start === "response"}
              handle={response}
              text={draft.response}
              onChange={(text) => edit({ response: text })}
              problems={marks}
              placeholder={own ?? t("starters.response.hello")}
            />
          )}
        </Field>
        {marks.length > 0 && (
          <Problems marks={marks} onShow={({ from, to }) => response.current?.show(from, to)} />
        )}
        <div className="mt-2 flex flex-wrap items-center justify-between gap-2">
          <VariablePicker onTake={(example) => response.current?.insert(example)} />
          {own && draft.response === "" && (
            <p className="text-ink-3 text-xs">{t("answerSection.leftEmpty", { own })}</p>
          )}
        </div>
      </div>
    </div>
  );
}

interface ProblemsProps extends Pick<AnswerSectionProps, "marks"> {
  /** Leads to the place in the text. */
  onShow: (place: { from: number; to: number }) => void;
}

function Problems({ marks, onShow }: ProblemsProps) {
  const locale = useLocale();
  return (
    <div role="alert" className="mt-1.5 text-danger text-xs">
      <ul className="space-y-1">
        {marks.map((mark) => (
          <li key={`${mark.from} ${mark.message}`}>
            <button type="button" className="flex items-start gap-1.5 text-left" onClick={() => onShow(mark)}>
              <CircleAlert aria-hidden className="mt-px size-3.5 shrink-0" />
              {markText(locale, mark.message)}
            </button>
          </li>
        ))}
      </ul>
    </div>
  );
}
