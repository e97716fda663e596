import type { ReactNode } from "react";
import { Button } from "./button";
import { Dialog } from "./dialog";

interface ConfirmDialogProps {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  title: string;
  /** What it means, as far as it cannot be taken back. */
  description: string;
  /** The words of the button that leaves all as it is. */
  keep: string;
  /** What the other button does, with its icon. */
  confirm: ReactNode;
  look?: "danger" | "primary";
  onConfirm: () => void;
}

/** Asks before what cannot be undone, and is gone before it is done. */
export function ConfirmDialog(props: ConfirmDialogProps) {
  const { onOpenChange, keep, confirm, look = "danger", onConfirm, ...asked } = props;
  return (
    <Dialog {...asked} onOpenChange={onOpenChange}>
      <div className="flex justify-end gap-2">
        <Button onClick={() => onOpenChange(false)}>{keep}</Button>
        <Button
          look={look}
          onClick={() => {
            onOpenChange(false);
            onConfirm();
          }}
        >
          {confirm}
        </Button>
      </div>
    </Dialog>
  );
}
