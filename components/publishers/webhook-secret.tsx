"use client";
import { useMutation } from "@tanstack/react-query";
import { KeyRound } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { CardSection } from "@/components/ui/card";
import { Dialog } from "@/components/ui/dialog";
import { toast } from "@/components/ui/toast-store";
import { postWebhookSecret } from "@/lib/webhooks/queries";
import { SecretOnce } from "./secret-once";

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
        {data && <SecretOnce secret={data.secret} />}
        {data ? (
          <Button onClick={() => reset()}>{t("stored")}</Button>
        ) : (
          <Button busy={isPending} onClick={() => setAsking(true)}>
            <KeyRound aria-hidden />
            {t("rotate")}
          </Button>
        )}
      </div>
      <Dialog open={asking} onOpenChange={setAsking} title={t("ask")} description={t("askText")}>
        <div className="flex justify-end gap-2">
          <Button onClick={() => setAsking(false)}>{t("keep")}</Button>
          <Button
            look="primary"
            onClick={() => {
              setAsking(false);
              mutate();
            }}
          >
            {t("confirm")}
          </Button>
        </div>
      </Dialog>
    </CardSection>
  );
}
