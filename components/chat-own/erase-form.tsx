"use client";
import { useQueryClient } from "@tanstack/react-query";
import { Trash2 } from "lucide-react";
import { useTranslations } from "next-intl";
import { useActionState, useEffect, useRef } from "react";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { chatKeys } from "@/lib/chat/queries";
import { type ActionState, idle } from "@/lib/http/action-state";
import { FormProblem } from "./form-problem";

interface EraseFormProps {
  login: string;
  optedOut: boolean;
  erase: (state: ActionState, form: FormData) => Promise<ActionState>;
}

/** Erases everything the person wrote, after they typed their name: it cannot be taken back. */
export function EraseForm({ login, optedOut, erase }: EraseFormProps) {
  const t = useTranslations("chat-own");
  const [state, action, asking] = useActionState(erase, idle);
  const form = useRef<HTMLFormElement>(null);
  const client = useQueryClient();
  useEffect(() => {
    if (state.status !== "done") return;
    form.current?.reset();
    void client.invalidateQueries({ queryKey: chatKeys.own });
  }, [state, client]);
  const wrong = state.status === "error" ? state.fields.find(({ field }) => field === "login") : undefined;
  return (
    <form ref={form} action={action} className="space-y-4 p-4">
      <div className="max-w-prose space-y-2 text-pretty">
        <p>{t("erase.text")}</p>
        <p className="text-ink-2">{t("erase.stays")}</p>
      </div>
      <Field label={t("erase.confirm", { login })} error={wrong?.message} className="max-w-xs">
        {(wiring) => (
          <Input {...wiring} name="login" required autoComplete="off" spellCheck={false} maxLength={25} />
        )}
      </Field>
      {!optedOut && (
        <label className="flex items-center gap-2">
          <input type="checkbox" name="optOut" className="size-4 accent-accent" />
          {t("erase.optOut")}
        </label>
      )}
      <Button type="submit" look="danger" busy={asking}>
        <Trash2 aria-hidden />
        {t("erase.submit")}
      </Button>
      <FormProblem state={state} />
    </form>
  );
}
