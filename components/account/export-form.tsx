"use client";
import { useQueryClient } from "@tanstack/react-query";
import { PackageOpen } from "lucide-react";
import { useTranslations } from "next-intl";
import { useActionState, useEffect } from "react";
import { Button } from "@/components/ui/button";
import { accountKeys } from "@/lib/account/queries";
import { type ActionState, idle } from "@/lib/http/action-state";

interface ExportFormProps {
  days: number;
  ask: (state: ActionState, form: FormData) => Promise<ActionState>;
}

/** Asks for a file with everything, and says what comes of it. */
export function ExportForm({ days, ask }: ExportFormProps) {
  const t = useTranslations("account.export");
  const [state, action, asking] = useActionState(ask, idle);
  const client = useQueryClient();
  useEffect(() => {
    if (state.status === "done") void client.invalidateQueries({ queryKey: accountKeys.exports });
  }, [state, client]);
  return (
    <form action={action} className="space-y-3 p-4">
      <p className="max-w-prose text-pretty">{t("text", { days })}</p>
      <Button type="submit" busy={asking}>
        <PackageOpen aria-hidden />
        {t("ask")}
      </Button>
      {state.status === "error" && (
        <p role="alert" className="text-danger text-xs">
          {state.message}
        </p>
      )}
    </form>
  );
}
