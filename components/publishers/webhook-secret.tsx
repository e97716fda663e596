"use client";
import { useMutation } from "@tanstack/react-query";
import { KeyRound } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { CardSection } from "@/components/ui/card";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { SecretOnce } from "@/components/ui/secret-once";
import { toast } from "@/components/ui/toast-store";
import { postWebhookSecret } from "@/lib/webhooks/queries";

/** Gives a webhook another secret, after asking, and shows it once. */
export function WebhookSecretCard({ id }: { id: string }) {
  const t = useTranslations("publishers.secret");
  const [asking, setAsking] = useState(false);
  const { mutate, data, isPending, reset } = useMutation({
    mutationFn: () => postWebhookSecret(id),
    // What was shown may be read for as long as the page is open, and no longer.
    gcTime: 0,
    onError: (problem) => toast(problem.message, { tone: "danger" }),
  });
  return (
    <CardSection title={t("title")} hint={t("hint")}>
      <div className="space-y-3 p-4">
        {data && (
          <SecretOnce secret={data.secret} copy={t("copy")}>
            {t("once")}
          </SecretOnce>
        )}
        {data ? (
          <Button onClick={() => reset()}>{t("stored")}</Button>
        ) : (
          <Button busy={isPending} onClick={() => setAsking(true)}>
            <KeyRound aria-hidden />
            {t("rotate")}
          </Button>
        )}
      </div>
      <ConfirmDialog
        open={asking}
        onOpenChange={setAsking}
        title={t("ask")}
        description={t("askText")}
        keep={t("keep")}
        confirm={t("confirm")}
        look="primary"
        onConfirm={mutate}
      />
    </CardSection>
  );
}
