"use client";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { useActionState } from "react";
import { Button } from "@/components/ui/button";
import { useFormats } from "@/components/ui/use-formats";
import type { AccountDeletion } from "@/lib/account/schema";
import { type ActionState, idle } from "@/lib/http/action-state";

interface PendingDeletionProps {
  deletion: AccountDeletion;
  keep: (state: ActionState, form: FormData) => Promise<ActionState>;
}

/** When the account goes and what with it, and the way back. */
export function PendingDeletion({ deletion, keep }: PendingDeletionProps) {
  const t = useTranslations("account.pending");
  const formats = useFormats();
  const [state, action, keeping] = useActionState(keep, idle);
  const { dueAt, begun, eraseChat, deleteChannel, receiptPath } = deletion;
  return (
    <form action={action} className="space-y-3 p-4">
      <p className="font-medium">
        {begun ? t("begun") : t("text", { date: formats.exact(Date.parse(dueAt)) })}
      </p>
      <ul className="list-disc pl-5 text-ink-2">
        <li>{eraseChat ? t("eraseChat") : t("keepChat")}</li>
        <li>{deleteChannel ? t("deleteChannel") : t("keepChannel")}</li>
      </ul>
      <p className="flex flex-wrap items-center gap-4">
        {!begun && (
          <Button type="submit" busy={keeping}>
            {t("keep")}
          </Button>
        )}
        <Link href={receiptPath} className="rounded text-accent underline underline-offset-2">
          {t("receipt")}
        </Link>
      </p>
      {state.status === "error" && (
        <p role="alert" className="text-danger text-xs">
          {state.message}
        </p>
      )}
    </form>
  );
}
