"use client";
import { useLocale, useTranslations } from "next-intl";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { SegmentedControl } from "@/components/ui/segmented-control";
import { MOST_NAME_CHARACTERS, type NewKey } from "@/lib/api-keys/schema";
import { Problem } from "@/lib/http/client";
import { fieldText } from "@/lib/i18n/field-text";
import { EMPTY_DRAFT, EXPIRIES, type For, inputOf, type KeyDraft } from "./key-draft";
import { ScopeChoice } from "./scope-choice";
import { useMakeKey } from "./use-keys";

interface NewKeyFormProps {
  whose: For;
  onMade: (made: NewKey) => void;
  onCancel: () => void;
}

/** A key's name, what it may and for how long. What the server says against one stands beside it. */
export function NewKeyForm({ whose, onMade, onCancel }: NewKeyFormProps) {
  const t = useTranslations("api-keys.make");
  const [draft, setDraft] = useState(EMPTY_DRAFT);
  const make = useMakeKey(whose.owner);
  const wrong = useWrong(make.error);
  const change = (next: Partial<KeyDraft>) => {
    // Never while it is under way: the key in the answer would be lost.
    if (make.isError) make.reset();
    setDraft({ ...draft, ...next });
  };
  return (
    <form
      className="space-y-4"
      onSubmit={(event) => {
        event.preventDefault();
        if (!make.isPending) make.mutate(inputOf(draft), { onSuccess: onMade });
      }}
    >
      <Field label={t("name")} hint={t("nameHint")} error={wrong("name")}>
        {(wiring) => (
          <Input
            {...wiring}
            required
            maxLength={MOST_NAME_CHARACTERS}
            autoComplete="off"
            value={draft.name}
            onChange={({ target }) => change({ name: target.value })}
          />
        )}
      </Field>
      <ScopeChoice
        whose={whose}
        scopes={draft.scopes}
        error={wrong("scopes")}
        onChange={(scopes) => change({ scopes })}
      />
      <div className="space-y-1.5">
        <p className="font-medium">{t("expiry")}</p>
        <SegmentedControl
          className="grid grid-cols-2 sm:inline-flex"
          legend={t("expiry")}
          name="expiry"
          segments={EXPIRIES.map((value) => ({ value, label: t(`expiries.${value}`) }))}
          value={draft.expiry}
          onChange={(expiry) => change({ expiry })}
        />
      </div>
      <div className="flex justify-end gap-2">
        <Button onClick={onCancel}>{t("cancel")}</Button>
        <Button type="submit" look="primary" busy={make.isPending}>
          {t("save")}
        </Button>
      </div>
    </form>
  );
}

function useWrong(error: Error | null): (field: string) => string | undefined {
  const locale = useLocale();
  const fields = error instanceof Problem ? error.fields : [];
  return (field) => {
    // Of a list, the server names the place in it as well.
    const problem = fields.find(({ field: named }) => named === field || named.startsWith(`${field}.`));
    return problem && fieldText(locale, problem.message);
  };
}
