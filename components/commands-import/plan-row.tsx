import { useTranslations } from "next-intl";
import { Badge } from "@/components/ui/badge";
import { cn } from "@/components/ui/class-names";
import { Select } from "@/components/ui/select";
import type { Choices, ConflictChoice, PlanItem } from "@/lib/commands-import/schema";
import type { Translate } from "@/lib/i18n/types";
import { CONFLICT_CHOICES, OUTCOME_TONES } from "./words";

interface PlanRowProps {
  item: PlanItem;
  choices: Choices;
  /** Null: as it is for all that nothing is chosen for. */
  onChoose: (choice: ConflictChoice | null) => void;
}

/** One thing of the file: what becomes of it, why, and what is to be chosen. */
export function PlanRow({ item, choices, onChoose }: PlanRowProps) {
  const t = useTranslations("commands-import");
  const { kind, outcome, why, text, was, notes, terms } = item;
  return (
    <div
      data-row
      tabIndex={-1}
      className="grid gap-x-4 gap-y-2 border-line border-b px-4 py-3 focus-visible:outline-offset-[-2px] md:grid-cols-[7rem_minmax(0,1fr)_14rem]"
    >
      <div>
        <Badge tone={OUTCOME_TONES[outcome]}>{t(`outcome.${outcome}`)}</Badge>
      </div>
      <div className="min-w-0 space-y-1">
        <p className="flex flex-wrap items-baseline gap-x-2">
          <bdi className="min-w-0 break-words font-medium">{nameOf(t, item)}</bdi>
          <span className="text-ink-3 text-xs">
            {kind === "command" ? terms : [t(`kind.${kind}`), terms].filter(Boolean).join(", ")}
          </span>
        </p>
        {why && (
          <p className={cn("text-pretty", outcome === "cannot" ? "text-danger" : "text-ink-2")}>{why}</p>
        )}
        {text !== "" && <Said text={text} />}
        {was !== null && <Said text={was} label={t("row.inFile")} />}
        {notes.length > 0 && (
          <ul className="list-disc space-y-0.5 pl-4 text-ink-2 text-xs">
            {notes.map((note) => (
              <li key={note}>{note}</li>
            ))}
          </ul>
        )}
      </div>
      {outcome !== "cannot" && <Choice item={item} choices={choices} onChoose={onChoose} />}
    </div>
  );
}

const nameOf = (t: Translate<"commands-import">, { kind, name }: PlanItem): string => {
  if (name === "") return t("row.nameless");
  return kind === "command" ? `!${name.replace(/^!+/, "")}` : name;
};

function Said({ text, label }: { text: string; label?: string }) {
  const t = useTranslations("commands-import");
  return (
    <p className={cn("line-clamp-3 break-words", label ? "text-ink-3 text-xs" : "text-ink")}>
      {label && <span className="font-medium">{label}: </span>}
      <bdi className={cn(label && "font-mono")}>{text || t("row.nothing")}</bdi>
    </p>
  );
}

/** What nothing stands in the way of is taken or left out; for the rest there is more to choose. */
function Choice({ item, choices, onChoose }: PlanRowProps) {
  const t = useTranslations("commands-import");
  const chosen = choices.items[item.key];
  const settled = item.outcome === "skip" && item.conflict === null && chosen === undefined;
  if (settled) return null;
  const label = t("row.whatToDo", { name: nameOf(t, item) });
  if (item.conflict !== null) {
    return (
      <Select
        aria-label={label}
        className="w-full"
        options={CONFLICT_CHOICES.map((value) => ({ value, label: t(`conflict.${value}`) }))}
        value={chosen ?? choices.conflicts}
        onChoose={onChoose}
      />
    );
  }
  return (
    <Select
      aria-label={label}
      className="w-full"
      options={[
        { value: "take", label: t("row.take") },
        { value: "skip", label: t("row.leave") },
      ]}
      value={chosen === "skip" ? "skip" : "take"}
      onChoose={(value) => onChoose(value === "skip" ? "skip" : null)}
    />
  );
}
