"use client";
import { useTranslations } from "next-intl";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { KindChoice } from "./kind-choice";
import { useFieldErrors } from "./use-webhooks";
import type { WebhookDraft } from "./webhook-draft";

interface WebhookFieldsProps {
  draft: WebhookDraft;
  /** Why the server did not take it. */
  error: Error | null;
  onChange: (change: Partial<WebhookDraft>) => void;
}

/** A webhook's name, its address and what it gets. What the server says against one stands beside it. */
export function WebhookFields({ draft, error, onChange }: WebhookFieldsProps) {
  const t = useTranslations("publishers.form");
  const wrong = useFieldErrors(error);
  return (
    <>
      <Field label={t("name")} hint={t("nameHint")} error={wrong("name")}>
        {(wiring) => (
          <Input
            {...wiring}
            required
            maxLength={80}
            autoComplete="off"
            value={draft.name}
            onChange={({ target }) => onChange({ name: target.value })}
          />
        )}
      </Field>
      <Field label={t("url")} hint={t("urlHint")} error={wrong("url")}>
        {(wiring) => (
          <Input
            {...wiring}
            required
            type="url"
            maxLength={2048}
            autoComplete="off"
            spellCheck={false}
            placeholder={t("urlExample")}
            value={draft.url}
            onChange={({ target }) => onChange({ url: target.value })}
          />
        )}
      </Field>
      <KindChoice all={draft.all} kinds={draft.kinds} error={wrong("kinds")} onChange={onChange} />
    </>
  );
}
