import { useQuery } from "@tanstack/react-query";
import { Plus, X } from "lucide-react";
import { useTranslations } from "next-intl";
import { ChipInput } from "@/components/ui/chip-input";
import { Field } from "@/components/ui/field";
import { IconButton } from "@/components/ui/icon-button";
import { Input } from "@/components/ui/input";
import { NumberField } from "@/components/ui/number-field";
import { SwitchRow } from "@/components/ui/switch-row";
import { categoriesQuery } from "@/lib/preferences/queries";
import type { Rules } from "@/lib/preferences/schema";
import { ChoicePicker } from "./choice-picker";

interface RulesFieldsProps {
  rules: Rules;
  errors: Readonly<Record<string, string>>;
  onChange: (rules: Rules) => void;
}

/** When a stream is worth telling of, for all channels or for one. */
export function RulesFields({ rules, errors, onChange }: RulesFieldsProps) {
  const t = useTranslations("preferences.rules");
  const edit = (change: Rules) => onChange({ ...rules, ...change });
  const words = Object.entries(errors).find(([field]) => field.startsWith("rules.words"))?.[1];
  const pattern = errors["rules.pattern"];
  return (
    <>
      <Categories chosen={rules.categories ?? []} onChange={(categories) => edit({ categories })} />
      <Field label={t("words")} hint={t("wordsHint")} error={words}>
        {(wiring) => (
          <ChipInput
            {...wiring}
            phrases
            values={rules.words ?? []}
            clean={(typed) => typed.trim()}
            placeholder={t("wordsPlaceholder")}
            maxLength={100}
            onChange={(next) => edit({ words: next })}
          />
        )}
      </Field>
      <Field
        label={t("pattern")}
        hint={t("patternHint")}
        error={pattern && t("patternWrong", { problem: pattern })}
      >
        {(wiring) => (
          <Input
            {...wiring}
            value={rules.pattern ?? ""}
            maxLength={200}
            spellCheck={false}
            autoCapitalize="none"
            autoComplete="off"
            className="font-mono"
            onChange={({ target }) => edit({ pattern: target.value })}
          />
        )}
      </Field>
      <NumberField
        label={t("minViewers")}
        hint={t("minViewersHint")}
        value={rules.minViewers ?? null}
        min={1}
        max={1_000_000}
        error={errors["rules.minViewers"]}
        onChange={(minViewers) => edit({ minViewers })}
      />
      <SwitchRow
        label={t("firstOfDay")}
        hint={t("firstOfDayHint")}
        checked={rules.firstOfDay ?? false}
        onChange={(firstOfDay) => edit({ firstOfDay })}
      />
    </>
  );
}

interface CategoriesProps {
  chosen: NonNullable<Rules["categories"]>;
  onChange: (chosen: NonNullable<Rules["categories"]>) => void;
}

/** The categories that are worth it, chosen from what those whom the person follows stream. */
function Categories({ chosen, onChange }: CategoriesProps) {
  const t = useTranslations("preferences.rules");
  const { data } = useQuery(categoriesQuery());
  const open = (data?.items ?? []).filter(({ id }) => !chosen.some((category) => category.id === id));
  return (
    <fieldset className="space-y-2">
      <legend className="font-medium">{t("categories")}</legend>
      {chosen.length === 0 ? (
        <p className="text-ink-2">{t("noCategories")}</p>
      ) : (
        <ul className="flex flex-wrap gap-1.5">
          {chosen.map(({ id, name }) => (
            <li key={id} className="inline-flex max-w-full items-center rounded bg-raised pl-2">
              <span className="truncate">{name}</span>
              <IconButton
                label={t("removeCategory", { name })}
                size="small"
                onClick={() => onChange(chosen.filter((other) => other.id !== id))}
              >
                <X aria-hidden />
              </IconButton>
            </li>
          ))}
        </ul>
      )}
      <ChoicePicker
        label={t("addCategory")}
        choices={open.map(({ id, name }) => ({ value: id, label: name }))}
        placeholder={t("findCategory")}
        none={t("noCategoryFound")}
        onChoose={(id) => onChange([...chosen, ...open.filter((category) => category.id === id)])}
      >
        <Plus aria-hidden />
        {t("addCategory")}
      </ChoicePicker>
    </fieldset>
  );
}
