import { useTranslations } from "next-intl";
import { Button } from "@/components/ui/button";

interface SaveBarProps {
  changed: boolean;
  saving: boolean;
  saved: boolean;
  /** What went wrong with saving, where no field says it. */
  problem: string | undefined;
  conflict: boolean;
  onDiscard: () => void;
  onTake: () => void;
  onKeep: () => void;
}

/** Says whether what stands in the form is kept, in view while it is not. */
export function SaveBar(props: SaveBarProps) {
  const { changed, saving, saved, problem, conflict, onDiscard, onTake, onKeep } = props;
  const t = useTranslations("preferences.save");
  return (
    <div
      data-changed={changed || undefined}
      className="flex flex-wrap items-center gap-2 rounded-lg border border-line bg-overlay px-4 py-3 data-changed:sticky data-changed:bottom-16 data-changed:z-10 data-changed:shadow-lift md:data-changed:bottom-4"
    >
      {conflict && (
        <p role="alert" className="flex w-full flex-wrap items-center gap-2 text-warn">
          {t("conflict")}
          <Button size="small" onClick={onTake}>
            {t("takeTheirs")}
          </Button>
          <Button size="small" onClick={onKeep}>
            {t("keepMine")}
          </Button>
        </p>
      )}
      <p role="status" className="min-w-0 flex-1 text-pretty text-ink-2">
        {problem ? <span className="text-danger">{problem}</span> : statusOf({ changed, saved }, t)}
      </p>
      <Button disabled={!changed} onClick={onDiscard}>
        {t("discard")}
      </Button>
      <Button type="submit" look="primary" disabled={!changed} busy={saving}>
        {t("save")}
      </Button>
    </div>
  );
}

function statusOf(
  { changed, saved }: Pick<SaveBarProps, "changed" | "saved">,
  t: (key: "unsaved" | "saved") => string,
): string {
  if (changed) return t("unsaved");
  return saved ? t("saved") : "";
}
