"use client";
import { Trash2 } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
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
      <Dialog open={asking} onOpenChange={setAsking} title={t("ask", { name })} description={t("text")}>
        <div className="flex justify-end gap-2">
          <Button onClick={() => setAsking(false)}>{t("keep")}</Button>
          <Button
            look="danger"
            onClick={() => {
              setAsking(false);
              mutate(undefined, { onSuccess: () => onRemoved?.() });
            }}
          >
            <Trash2 aria-hidden />
            {t("confirm")}
          </Button>
        </div>
      </Dialog>
    </>
  );
}
