"use client";
import { ChevronDown } from "lucide-react";
import { useTranslations } from "next-intl";
import { useId, useState } from "react";
import { cn } from "@/components/ui/class-names";
import { Switch } from "@/components/ui/switch";
import type { Rule, RuleChangeInput } from "@/lib/moderation/schema";
import { RuleForm } from "./rule-form";
import type { useModerationEdits } from "./use-moderation";

interface RuleCardProps {
  login: string;
  rule: Rule;
  edits: ReturnType<typeof useModerationEdits>;
}

/** A rule: what it does, whether it does it, and when opened how. */
export function RuleCard({ login, rule, edits }: RuleCardProps) {
  const t = useTranslations("moderation");
  const [open, setOpen] = useState(false);
  const id = useId();
  const { kind, enabled } = rule;
  const title = t(`rules.${kind}.title`);
  return (
    <section aria-labelledby={`${id}-title`} className="rounded-lg border border-line bg-surface">
      <div className="flex items-start gap-4 p-4">
        <div className="min-w-0 flex-1">
          <h2 id={`${id}-title`} className="font-semibold">
            {title}
          </h2>
          <p className="mt-0.5 text-pretty text-ink-2">{t(`rules.${kind}.about`)}</p>
          <button
            type="button"
            aria-expanded={open}
            aria-controls={`${id}-form`}
            className="mt-2 inline-flex min-h-6 items-center gap-1 font-medium text-accent hover:underline"
            onClick={() => setOpen(!open)}
          >
            {open ? t("rule.closeSettings") : t("rule.settings")}
            <span className="sr-only">{` ${t("rule.of", { title })}`}</span>
            <ChevronDown aria-hidden className={cn("size-4 transition-transform", open && "rotate-180")} />
          </button>
        </div>
        <Switch
          aria-label={title}
          checked={enabled}
          onChange={({ target }) =>
            edits.switching.mutate({ kind, enabled: target.checked } as RuleChangeInput)
          }
        />
      </div>
      <div id={`${id}-form`}>{open && <RuleForm login={login} rule={rule} saving={edits.saving} />}</div>
    </section>
  );
}
