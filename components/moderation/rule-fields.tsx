import { useTranslations } from "next-intl";
import type { RuleDraft, RuleKind, RuleSettings } from "@/lib/moderation/schema";
import { ListField } from "./list-field";
import { NumberField } from "./number-field";

interface RuleFieldsProps {
  draft: RuleDraft;
  errors: Readonly<Record<string, string>>;
  /** Some settings as they are to be. */
  edit: (change: object) => void;
}

/** What can be set of each kind of rule, besides whom it does not apply to. */
export function RuleFields({ draft, errors, edit }: RuleFieldsProps) {
  const t = useTranslations("moderation");
  const settings: Readonly<Record<string, unknown>> = draft.settings;
  const list = LISTS[draft.kind];
  return (
    <>
      {list && (
        <ListField
          label={t(`fields.${list}.label`)}
          hint={t(`fields.${list}.hint`)}
          placeholder={t(`fields.${list}.example`)}
          field={`settings.${list}`}
          values={settings[list] as string[]}
          errors={errors}
          onChange={(values) => edit({ [list]: values })}
        />
      )}
      <div className="grid gap-4 empty:hidden sm:grid-cols-2">
        {NUMBERS[draft.kind]?.map(({ name, ...field }) => (
          <NumberField
            key={name}
            {...field}
            label={t(`fields.${name}.label`)}
            unit={t(`fields.${name}.unit`, { kind: draft.kind })}
            hint={name === "times" || name === "run" ? t(`fields.${name}.hint`) : undefined}
            value={settings[name] as number}
            error={errors[`settings.${name}`]}
            onChange={(value) => edit({ [name]: value })}
          />
        ))}
      </div>
    </>
  );
}

/** The settings of a kind of rule that hold a `Value`. */
type NameOf<K extends RuleKind, Value> = {
  [N in keyof RuleSettings[K]]: RuleSettings[K][N] extends Value ? N & string : never;
}[keyof RuleSettings[K]];

/** The setting of a kind of rule that is a list. */
const LISTS: { readonly [K in RuleKind]?: NameOf<K, string[]> } = {
  links: "allowed",
  words: "words",
  patterns: "patterns",
};

interface NumberSetting<Name> {
  name: Name;
  min: number;
  max: number;
}

const NUMBERS: { readonly [K in RuleKind]?: readonly NumberSetting<NameOf<K, number>>[] } = {
  caps: [
    { name: "percent", min: 1, max: 100 },
    { name: "leastLetters", min: 1, max: 500 },
  ],
  symbols: [
    { name: "percent", min: 1, max: 100 },
    { name: "leastSymbols", min: 1, max: 500 },
  ],
  emotes: [{ name: "most", min: 0, max: 100 }],
  repetition: [
    { name: "times", min: 0, max: 20 },
    { name: "withinSeconds", min: 5, max: 3_600 },
    { name: "run", min: 0, max: 500 },
  ],
};
