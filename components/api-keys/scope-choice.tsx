"use client";
import { CircleAlert } from "lucide-react";
import { useTranslations } from "next-intl";
import { Button } from "@/components/ui/button";
import type { Resource, Scope, Verb } from "@/lib/api-keys/schema";
import { type For, offeredTo, presetOf, toggled } from "./key-draft";

interface ScopeChoiceProps {
  whose: For;
  scopes: ReadonlySet<Scope>;
  error: string | undefined;
  onChange: (scopes: ReadonlySet<Scope>) => void;
}

/** What a key may: by resource whether it reads or changes, with shortcuts for all of them. */
export function ScopeChoice({ whose, scopes, error, onChange }: ScopeChoiceProps) {
  const t = useTranslations("api-keys.scopes");
  return (
    <fieldset className="min-w-0 space-y-2">
      <legend className="mb-1.5 font-medium">{t("title")}</legend>
      <div className="flex flex-wrap gap-2">
        {(["read", "all", "none"] as const).map((preset) => (
          <Button key={preset} size="small" onClick={() => onChange(presetOf(preset, whose))}>
            {t(`preset.${preset}`)}
          </Button>
        ))}
      </div>
      <ul className="divide-y divide-line rounded-md border border-line">
        {offeredTo(whose).map(({ resource, verbs }) => (
          <ResourceRow
            key={resource}
            resource={resource}
            verbs={verbs}
            scopes={scopes}
            onChoose={(scope, on) => onChange(toggled(scopes, scope, on))}
          />
        ))}
      </ul>
      {error && (
        <p role="alert" className="flex items-start gap-1.5 text-danger text-xs">
          <CircleAlert aria-hidden className="mt-px size-3.5 shrink-0" />
          {error}
        </p>
      )}
    </fieldset>
  );
}

interface ResourceRowProps {
  resource: Resource;
  verbs: readonly Verb[];
  scopes: ReadonlySet<Scope>;
  onChoose: (scope: Scope, on: boolean) => void;
}

function ResourceRow({ resource, verbs, scopes, onChoose }: ResourceRowProps) {
  const t = useTranslations("api-keys.scopes");
  const name = t(`resource.${resource}`);
  return (
    <li className="flex flex-wrap items-center justify-between gap-x-4 gap-y-1 px-3 py-1.5">
      <span className="min-w-0">{name}</span>
      <span className="flex gap-4">
        {verbs.map((verb) => (
          <label key={verb} className="flex cursor-pointer items-center gap-1.5 py-1 text-ink-2">
            <input
              type="checkbox"
              aria-label={t("choose", { name, verb: t(`verb.${verb}`) })}
              checked={scopes.has(`${resource}:${verb}`)}
              onChange={({ target }) => onChoose(`${resource}:${verb}`, target.checked)}
              className="size-4 accent-accent"
            />
            {t(`verb.${verb}`)}
          </label>
        ))}
      </span>
    </li>
  );
}
