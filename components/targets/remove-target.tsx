"use client";
import { Trash2 } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { IconButton } from "@/components/ui/icon-button";
import type { Target } from "@/lib/targets/schema";
import { useRemoveTarget } from "./use-targets";

/** Removes a target, after saying what goes with it. */
export function RemoveTarget({ target, onRemoved }: { target: Target; onRemoved?: () => void }) {
  const t = useTranslations("targets.remove");
  const [asking, setAsking] = useState(false);
  const { mutate, isPending } = useRemoveTarget(target);
  const { name } = target;
  return (
    <>
      <IconButton
        label={t("open", { name })}
        size="small"
        disabled={isPending}
        onClick={() => setAsking(true)}
      >
        <Trash2 aria-hidden />
      </IconButton>
      <ConfirmDialog
        open={asking}
        onOpenChange={setAsking}
        title={t("ask", { name })}
        description={t("text")}
        keep={t("keep")}
        confirm={
          <>
            <Trash2 aria-hidden />
            {t("confirm")}
          </>
        }
        onConfirm={() => mutate(undefined, { onSuccess: () => onRemoved?.() })}
      />
    </>
  );
}
