"use client";
import { Ban } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import type { ApiKey, KeyOwner } from "@/lib/api-keys/schema";
import { useRevokeKey } from "./use-keys";

/** Revokes a key, after saying what that means: it cannot be taken back. */
export function RevokeKey({ owner, apiKey }: { owner: KeyOwner; apiKey: ApiKey }) {
  const t = useTranslations("api-keys.revoke");
  const [asking, setAsking] = useState(false);
  const { mutate, isPending } = useRevokeKey(owner, apiKey);
  const { name } = apiKey;
  return (
    <>
      <Button
        size="small"
        look="danger"
        busy={isPending}
        aria-label={t("openNamed", { name })}
        onClick={() => setAsking(true)}
      >
        <Ban aria-hidden />
        {t("open")}
      </Button>
      <ConfirmDialog
        open={asking}
        onOpenChange={setAsking}
        title={t("ask", { name })}
        description={t("text")}
        keep={t("keep")}
        confirm={
          <>
            <Ban aria-hidden />
            {t("confirm")}
          </>
        }
        onConfirm={() => mutate()}
      />
    </>
  );
}
