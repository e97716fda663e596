"use client";
import { GitMerge, Trash2 } from "lucide-react";
import { useTranslations } from "next-intl";
import { type FormEvent, type ReactNode, useEffect, useId, useRef, useState } from "react";
import { Button } from "@/components/ui/button";
import { useChord } from "@/components/ui/hotkeys";
import { Sheet } from "@/components/ui/sheet";
import { DiscardDialog } from "./discard-dialog";

interface EditSheetProps {
  title: ReactNode;
  save: string;
  /** Something in it is not saved. */
  changed: boolean;
  busy: boolean;
  /** Going back was tried while something was not saved. */
  leaving: boolean;
  onUnsaved: (unsaved: boolean) => void;
  onStay: () => void;
  onSave: () => void;
  onClose: () => void;
  /** Left out for something new. */
  onDelete?: () => void;
  /** Somebody else changed it while it was being changed here. */
  conflict?: { now: string; onTake: () => void; onKeep: () => void } | undefined;
  children: ReactNode;
}

/** A form at the side of the page. Unsaved words are asked about before they go; Ctrl-Enter saves. */
export function EditSheet(props: EditSheetProps) {
  const t = useTranslations("studio");
  const { title, save, changed, busy, leaving, conflict, onStay, onClose, onDelete } = props;
  const [asking, setAsking] = useState(false);
  const formId = useId();
  const form = useRef<HTMLFormElement>(null);
  useUnsavedGuard(changed, props.onUnsaved);
  const close = () => (changed ? setAsking(true) : onClose());
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!busy) props.onSave();
  };
  // Wherever in the sheet the focus is.
  useChord("enter", () => !asking && !leaving && form.current?.requestSubmit());
  return (
    <Sheet
      open
      onClose={close}
      title={title}
      footer={
        <div className="flex flex-wrap items-center gap-2">
          {onDelete && (
            <Button look="danger" onClick={onDelete}>
              <Trash2 aria-hidden />
              {t("editSheet.delete")}
            </Button>
          )}
          <span className="flex-1" />
          <Button onClick={close}>{changed ? t("editSheet.cancel") : t("editSheet.close")}</Button>
          <Button type="submit" form={formId} look="primary" busy={busy}>
            {save}
          </Button>
        </div>
      }
    >
      {conflict && <ChangedElsewhere {...conflict} />}
      <form ref={form} id={formId} noValidate onSubmit={submit}>
        {props.children}
      </form>
      <DiscardDialog
        open={asking || leaving}
        onKeep={() => {
          setAsking(false);
          if (leaving) onStay();
        }}
        onDiscard={onClose}
      />
    </Sheet>
  );
}

function ChangedElsewhere({ now, onTake, onKeep }: NonNullable<EditSheetProps["conflict"]>) {
  const t = useTranslations("studio");
  return (
    <div role="alert" className="border-line border-b bg-warn-soft px-5 py-3 text-warn">
      <p className="flex items-start gap-2">
        <GitMerge aria-hidden className="mt-0.5 size-4 shrink-0" />
        <span className="min-w-0">
          {t.rich("editSheet.changedElsewhere", {
            now: () => <bdi className="break-words font-mono text-ink text-xs">{now}</bdi>,
          })}
        </span>
      </p>
      <div className="mt-2 flex flex-wrap gap-2 pl-6">
        <Button size="small" onClick={onTake}>
          {t("editSheet.takeTheirs")}
        </Button>
        <Button size="small" onClick={onKeep}>
          {t("editSheet.keepMine")}
        </Button>
      </div>
    </div>
  );
}

/** The browser asks before a page with unsaved words is left or closed. */
function useUnsavedGuard(unsaved: boolean, tell: (unsaved: boolean) => void): void {
  useEffect(() => tell(unsaved), [unsaved, tell]);
  useEffect(() => {
    if (!unsaved) return;
    const ask = (event: BeforeUnloadEvent) => event.preventDefault();
    window.addEventListener("beforeunload", ask);
    return () => window.removeEventListener("beforeunload", ask);
  }, [unsaved]);
}
