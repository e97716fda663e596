"use client";
import { Trash2 } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import type { PublisherView } from "@/lib/publishers/schema";
import { useRemoveWebhook } from "./use-webhooks";

interface RemoveWebhookProps {
  publisher: PublisherView;
  /** It is being deleted, and then the page is left; or that failed. */
  onLeaving: (leaving: boolean) => void;
}

/** Deletes a webhook, after saying what goes with it. */
export function RemoveWebhook({ publisher, onLeaving }: RemoveWebhookProps) {
  const t = useTranslations("publishers.remove");
  const [asking, setAsking] = useState(false);
  const { mutate, isPending } = useRemoveWebhook(publisher);
  return (
    <>
      <Button size="small" look="danger" busy={isPending} onClick={() => setAsking(true)}>
        <Trash2 aria-hidden />
        {t("open")}
      </Button>
      <ConfirmDialog
        open={asking}
        onOpenChange={setAsking}
        title={t("ask", { name: publisher.name })}
        description={t("text")}
        keep={t("keep")}
        confirm={
          <>
            <Trash2 aria-hidden />
            {t("confirm")}
          </>
        }
        onConfirm={() => {
          onLeaving(true);
          mutate(undefined, { onError: () => onLeaving(false) });
        }}
      />
    </>
  );
}
