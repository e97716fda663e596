import { X } from "lucide-react";
import { useTranslations } from "next-intl";
import { IconButton } from "@/components/ui/icon-button";
import { SegmentedControl } from "@/components/ui/segmented-control";
import { Select } from "@/components/ui/select";
import type { Command } from "@/lib/commands/schema";
import { conditionWords } from "../words";
import { anyWrong, type FormPart } from "./form";
import { Section } from "./section";

const STATES = ["any", "online", "offline"] as const;

type Category = Command["categories"][number];

interface WhenSectionProps extends FormPart {
  /** What the channel has streamed: what can be chosen. */
  known: readonly Category[];
}

/** When the command is answered. */
export function WhenSection({ draft, problems, edit, known }: WhenSectionProps) {
  const t = useTranslations("commands");
  const { categories, streamState } = draft;
  const open = known.filter(({ id }) => !categories.some((chosen) => chosen.id === id));
  return (
    <Section
      title={t("whenSection.title")}
      summary={conditionWords(t, draft) ?? t("whenSection.always")}
      wrong={anyWrong(problems, ["streamState", "categories"])}
    >
      <SegmentedControl
        legend={t("whenSection.states")}
        name="stream-state"
        segments={STATES.map((value) => ({ value, label: t(`whenSection.state.${value}`) }))}
        value={streamState}
        onChange={(state) => edit({ streamState: state })}
        className="whitespace-nowrap"
      />
      <div className="space-y-2">
        <p className="font-medium">{t("whenSection.categories")}</p>
        {categories.length === 0 && <p className="text-ink-2">{t("whenSection.anyCategory")}</p>}
        {categories.length > 0 && (
          <ul className="space-y-1" aria-label={t("whenSection.chosen")}>
            {categories.map(({ id, name }) => (
              <li key={id} className="flex items-center justify-between gap-3">
                <span className="min-w-0 truncate">{name}</span>
                <IconButton
                  label={t("whenSection.remove", { name })}
                  size="small"
                  onClick={() => edit({ categories: categories.filter((other) => other.id !== id) })}
                >
                  <X aria-hidden />
                </IconButton>
              </li>
            ))}
          </ul>
        )}
        {open.length > 0 ? (
          <Select
            aria-label={t("whenSection.add")}
            options={[
              { value: "", label: t("whenSection.addOption") },
              ...open.map(({ id, name }) => ({ value: id, label: name })),
            ]}
            value=""
            onChoose={(id) => {
              const chosen = open.find((category) => category.id === id);
              if (chosen) edit({ categories: [...categories, chosen] });
            }}
            className="w-full max-w-xs"
          />
        ) : (
          <p className="text-ink-3 text-xs">{t("whenSection.noneSeen")}</p>
        )}
      </div>
    </Section>
  );
}
