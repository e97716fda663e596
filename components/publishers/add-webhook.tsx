"use client";
import { Plus } from "lucide-react";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { SecretOnce } from "@/components/ui/secret-once";
import type { WebhookSecret } from "@/lib/webhooks/schema";
import { useAddWebhook } from "./use-webhooks";
import { EMPTY_DRAFT, inputOf } from "./webhook-draft";
import { WebhookFields } from "./webhook-fields";
import { WebhookTest } from "./webhook-test";

/** Adds a webhook: its address and what it gets, then its secret, which is shown this once, and a first test. */
export function AddWebhook() {
  const t = useTranslations("publishers.add");
  const [open, setOpen] = useState(false);
  const [added, setAdded] = useState<(WebhookSecret & { name: string }) | null>(null);
  return (
    <>
      <Button
        look="primary"
        onClick={() => {
          setAdded(null);
          setOpen(true);
        }}
      >
        <Plus aria-hidden />
        {t("open")}
      </Button>
      <Dialog
        open={open}
        onOpenChange={setOpen}
        title={added ? t("doneTitle", { name: added.name }) : t("title")}
        {...(!added && { description: t("text") })}
        className="max-w-xl"
      >
        {added ? (
          <Added webhook={added} onClose={() => setOpen(false)} />
        ) : (
          <NewWebhook onAdded={setAdded} onCancel={() => setOpen(false)} />
        )}
      </Dialog>
    </>
  );
}

interface NewWebhookProps {
  onAdded: (added: WebhookSecret & { name: string }) => void;
  onCancel: () => void;
}

function NewWebhook({ onAdded, onCancel }: NewWebhookProps) {
  const t = useTranslations("publishers.add");
  const [draft, setDraft] = useState(EMPTY_DRAFT);
  const add = useAddWebhook();
  return (
    <form
      className="space-y-4"
      onSubmit={(event) => {
        event.preventDefault();
        if (add.isPending) return;
        const input = inputOf(draft);
        add.mutate(input, { onSuccess: (secret) => onAdded({ ...secret, name: input.name }) });
      }}
    >
      <WebhookFields
        draft={draft}
        error={add.error}
        onChange={(change) => {
          // Never while it is under way: the secret in the answer would be lost.
          if (add.isError) add.reset();
          setDraft({ ...draft, ...change });
        }}
      />
      <div className="flex justify-end gap-2">
        <Button onClick={onCancel}>{t("cancel")}</Button>
        <Button type="submit" look="primary" busy={add.isPending}>
          {t("save")}
        </Button>
      </div>
    </form>
  );
}

function Added({ webhook: { id, secret }, onClose }: { webhook: WebhookSecret; onClose: () => void }) {
  const t = useTranslations("publishers.add");
  const words = useTranslations("publishers.secret");
  return (
    <div className="space-y-4">
      <SecretOnce secret={secret} copy={words("copy")}>
        {words("once")}
      </SecretOnce>
      <WebhookTest id={id} />
      <div className="flex flex-wrap justify-end gap-2">
        <Button onClick={onClose}>{t("close")}</Button>
        <Button asChild look="primary">
          <Link href={`/admin/publishers/${id}`}>{t("done")}</Link>
        </Button>
      </div>
    </div>
  );
}
