import { ArrowLeft, Info } from "lucide-react";
import { useTranslations } from "next-intl";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { Select } from "@/components/ui/select";
import type { ChosenFile } from "@/lib/commands-import/queries";
import type { ConflictChoice, ImportPreview } from "@/lib/commands-import/schema";
import { CONFLICT_CHOICES, SOURCE_NAMES } from "./words";

interface ReviewHeadProps {
  file: ChosenFile;
  preview: ImportPreview;
  conflicts: ConflictChoice;
  onConflicts: (choice: ConflictChoice) => void;
  stale: boolean;
  busy: boolean;
  problem: string | null;
  onImport: () => void;
  onBack: () => void;
}

/** What the file is, what is chosen for all of it, and the button that does it. */
export function ReviewHead(props: ReviewHeadProps) {
  const t = useTranslations("commands-import");
  const { file, preview, conflicts, onConflicts, stale, busy, problem, onImport, onBack } = props;
  const { source, notes, counts, items } = preview;
  const taken = counts.create + counts.replace;
  const inTheWay = items.filter(({ conflict }) => conflict !== null).length;
  return (
    <Card className="mb-4 space-y-4 p-4">
      <div className="flex flex-wrap items-center justify-between gap-3">
        <p role="status" className="min-w-0">
          {t.rich("review.summary", {
            ...counts,
            items: items.length,
            source: SOURCE_NAMES[source],
            name: file.name,
            strong: (text) => <strong className="font-semibold">{text}</strong>,
            file: (text) => <bdi className="break-all">{text}</bdi>,
          })}
        </p>
        <div className="flex flex-wrap gap-2">
          <Button onClick={onBack} disabled={busy}>
            <ArrowLeft aria-hidden />
            {t("review.another")}
          </Button>
          <Button look="primary" disabled={taken === 0 || stale} busy={busy} onClick={onImport}>
            {busy ? t("review.importing") : t("review.import", { count: taken })}
          </Button>
        </div>
      </div>
      {inTheWay > 0 && (
        <div className="flex flex-wrap items-center gap-x-3 gap-y-2">
          <span>{t("review.taken", { count: inTheWay })}</span>
          <Select
            aria-label={t("review.whatToDo")}
            options={CONFLICT_CHOICES.map((value) => ({ value, label: t(`conflict.${value}`) }))}
            value={conflicts}
            onChoose={onConflicts}
          />
        </div>
      )}
      {notes.length > 0 && (
        <ul className="space-y-1 text-ink-2">
          {notes.map((note) => (
            <li key={note} className="flex gap-2">
              <Info aria-hidden className="mt-0.5 size-4 shrink-0 text-ink-3" />
              {note}
            </li>
          ))}
        </ul>
      )}
      {problem && (
        <p role="alert" className="text-danger">
          {problem}
        </p>
      )}
    </Card>
  );
}
