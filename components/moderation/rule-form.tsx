"use client";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useVersionedDraft } from "@/components/studio/use-versioned-draft";
import { Button } from "@/components/ui/button";
import type { Rule, RuleChangeInput, RuleDraft } from "@/lib/moderation/schema";
import { ChangedMeanwhile } from "./changed-meanwhile";
import { DryRunSection } from "./dry-run-section";
import { errorsOf } from "./lines";
import { RuleFields } from "./rule-fields";
import { TrialLine, useTrial } from "./trial-line";
import type { useModerationEdits } from "./use-moderation";

interface RuleFormProps {
  login: string;
  rule: Rule;
  saving: ReturnType<typeof useModerationEdits>["saving"];
}

/** A rule's settings with a line to try them on, and what they would have done lately. */
export function RuleForm({ login, rule, saving }: RuleFormProps) {
  const t = useTranslations("moderation");
  const { kind } = rule;
  const form = useVersionedDraft<Rule["settings"]>({ draft: rule.settings, version: rule.version });
  const [text, setText] = useState(t(`rules.${kind}.example`));
  const draft = { kind, settings: form.draft } as RuleDraft;
  const trial = useTrial(login, text, draft);
  const mine = saving.variables?.kind === kind;
  const errors = { ...trial.errors, ...(mine && !form.changed ? {} : mine ? errorsOf(saving.error) : {}) };
  const edit = (change: object) => form.edit(change as Partial<Rule["settings"]>);
  const { exempt } = form.draft;
  return (
    <form
      noValidate
      className="space-y-5 border-line border-t p-4"
      onSubmit={(event) => {
        event.preventDefault();
        const change = { kind, settings: form.draft, version: form.version ?? 0 } as RuleChangeInput;
        saving.mutate(change, {
          onSuccess({ rules }) {
            const saved = rules.find((one) => one.kind === kind);
            if (saved) form.restart({ draft: saved.settings, version: saved.version });
          },
        });
      }}
    >
      <RuleFields draft={draft} errors={errors} edit={edit} />
      <fieldset className="flex flex-wrap gap-x-5 gap-y-2">
        <legend className="mb-1.5 font-medium">{t("rule.exempt")}</legend>
        <Exemption
          label={t("rule.vips")}
          on={exempt.vips}
          set={(vips) => edit({ exempt: { ...exempt, vips } })}
        />
        <Exemption
          label={t("rule.subscribers")}
          on={exempt.subscribers}
          set={(subscribers) => edit({ exempt: { ...exempt, subscribers } })}
        />
        <span className="text-ink-3">{t("rule.moderators")}</span>
      </fieldset>
      <TrialLine text={text} onChange={setText} trial={trial} />
      <ChangedMeanwhile text={t("rule.changedMeanwhile")} form={form} saving={saving} />
      <div className="flex flex-wrap items-center gap-3">
        <Button type="submit" look="primary" disabled={!form.changed} busy={mine && saving.isPending}>
          {t("save")}
        </Button>
        {form.changed && (
          <Button look="quiet" onClick={form.takeTheirs}>
            {t("rule.discard")}
          </Button>
        )}
        <span role="status" className="text-danger">
          {mine && saving.isError && form.changed ? saving.error.message : ""}
        </span>
      </div>
      <DryRunSection login={login} draft={draft} />
    </form>
  );
}

interface ExemptionProps {
  label: string;
  on: boolean;
  set: (on: boolean) => void;
}

const Exemption = ({ label, on, set }: ExemptionProps) => (
  <label className="inline-flex cursor-pointer items-center gap-2">
    <input
      type="checkbox"
      checked={on}
      className="size-4 accent-accent"
      onChange={({ target }) => set(target.checked)}
    />
    {label}
  </label>
);
