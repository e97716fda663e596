import { useTranslations } from "next-intl";
import { Button } from "@/components/ui/button";

/**
 * That somebody else changed what is being edited, and whose words to go on with. While a save is under way nothing is
 * asked: what is newer may be what is being saved. Who has chosen is not to read of an older refusal.
 */
export function ChangedMeanwhile({
  text,
  form,
  saving,
}: {
  text: string;
  form: { conflict: boolean; takeTheirs: () => void; keepMine: () => void };
  saving: { isPending: boolean; reset: () => void };
}) {
  const t = useTranslations("moderation");
  if (!form.conflict || saving.isPending) return null;
  const having = (chosen: () => void) => () => {
    saving.reset();
    chosen();
  };
  return (
    <p role="alert" className="flex flex-wrap items-center gap-2 rounded-md bg-warn-soft px-3 py-2 text-warn">
      {text}
      <Button size="small" onClick={having(form.takeTheirs)}>
        {t("takeTheirs")}
      </Button>
      <Button size="small" onClick={having(form.keepMine)}>
        {t("keepMine")}
      </Button>
    </p>
  );
}
