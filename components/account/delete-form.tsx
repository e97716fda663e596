"use client";
import { Trash2 } from "lucide-react";
import { useTranslations } from "next-intl";
import { useActionState } from "react";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { type ActionState, idle } from "@/lib/http/action-state";

interface DeleteFormProps {
  login: string;
  graceDays: number;
  remove: (state: ActionState, form: FormData) => Promise<ActionState>;
}

/** Asks for the account to be deleted, after the person typed their name and chose what goes with it. */
export function DeleteForm({ login, graceDays, remove }: DeleteFormProps) {
  const t = useTranslations("account.delete");
  const [state, action, asking] = useActionState(remove, idle);
  const wrong = state.status === "error" ? state.fields.find(({ field }) => field === "login") : undefined;
  return (
    <form action={action} className="space-y-4 p-4">
      <div className="max-w-prose space-y-2 text-pretty">
        <p>{t("text")}</p>
        <p className="text-ink-2">
          {t("grace", { days: graceDays })} {t("receipt")}
        </p>
      </div>
      {(["eraseChat", "deleteChannel"] as const).map((name) => (
        <label key={name} className="flex max-w-prose items-start gap-2 text-pretty">
          <input
            type="checkbox"
            name={name}
            defaultChecked
            className="mt-0.5 size-4 shrink-0 accent-accent"
          />
          {t(name)}
        </label>
      ))}
      <Field label={t("confirm", { login })} error={wrong?.message} className="max-w-xs">
        {(wiring) => (
          <Input {...wiring} name="login" required autoComplete="off" spellCheck={false} maxLength={25} />
        )}
      </Field>
      <Button type="submit" look="danger" busy={asking}>
        <Trash2 aria-hidden />
        {t("submit")}
      </Button>
      {state.status === "error" && !wrong && (
        <p role="alert" className="text-danger text-xs">
          {state.message}
        </p>
      )}
    </form>
  );
}
