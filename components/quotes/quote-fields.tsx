"use client";
import { useTranslations } from "next-intl";
import { cn } from "@/components/ui/class-names";
import { Field } from "@/components/ui/field";
import { Input, inputLook } from "@/components/ui/input";
import { MOST_QUOTE_CHARACTERS } from "@/lib/quotes/schema";
import type { QuoteDraft, QuoteProblems } from "./draft";

interface QuoteFieldsProps {
  draft: QuoteDraft;
  problems: QuoteProblems;
  /** A new one gets the category that the channel is in. */
  isNew: boolean;
  edit: (change: Partial<QuoteDraft>) => void;
}

/** What was said, who said it, and in which category. */
export function QuoteFields({ draft, problems, isNew, edit }: QuoteFieldsProps) {
  const t = useTranslations("quotes");
  return (
    <div className="space-y-5 p-5">
      <Field
        label={t("fields.text")}
        hint={t("fields.length", { length: [...draft.text].length, most: MOST_QUOTE_CHARACTERS })}
        error={problems.text}
      >
        {(wiring) => (
          <textarea
            {...wiring}
            value={draft.text}
            rows={3}
            placeholder={t("fields.example")}
            className={cn(inputLook, "field-sizing-content h-auto min-h-20 resize-none py-2")}
            onChange={({ target }) => edit({ text: target.value })}
          />
        )}
      </Field>
      <Field label={t("fields.saidBy")} hint={t("fields.saidByHint")} error={problems.saidBy}>
        {(wiring) => (
          <Input
            {...wiring}
            value={draft.saidBy}
            maxLength={60}
            autoComplete="off"
            onChange={({ target }) => edit({ saidBy: target.value })}
          />
        )}
      </Field>
      {!isNew && (
        <Field label={t("fields.category")} hint={t("fields.categoryHint")} error={problems.categoryName}>
          {(wiring) => (
            <Input
              {...wiring}
              value={draft.categoryName}
              maxLength={110}
              autoComplete="off"
              onChange={({ target }) => edit({ categoryName: target.value })}
            />
          )}
        </Field>
      )}
      {isNew && (
        <p className="text-ink-3 text-xs">
          {t.rich("fields.hint", { code: (text) => <code className="font-mono">{text}</code> })}
        </p>
      )}
    </div>
  );
}
