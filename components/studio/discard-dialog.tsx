import { useTranslations } from "next-intl";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";

interface DiscardDialogProps {
  open: boolean;
  onKeep: () => void;
  onDiscard: () => void;
}

/** Asks before what was written goes, because that cannot be undone. */
export function DiscardDialog({ open, onKeep, onDiscard }: DiscardDialogProps) {
  const t = useTranslations("studio");
  return (
    <Dialog
      open={open}
      onOpenChange={(next) => !next && onKeep()}
      title={t("discardDialog.title")}
      description={t("discardDialog.description")}
    >
      <div className="flex justify-end gap-2">
        <Button look="danger" onClick={onDiscard}>
          {t("discardDialog.leave")}
        </Button>
        <Button look="primary" onClick={onKeep}>
          {t("discardDialog.stay")}
        </Button>
      </div>
    </Dialog>
  );
}
