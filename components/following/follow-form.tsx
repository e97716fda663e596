"use client";
import { useQueryClient } from "@tanstack/react-query";
import { Plus } from "lucide-react";
import { useLocale, useTranslations } from "next-intl";
import { useActionState, useEffect, useState } from "react";
import { Button } from "@/components/ui/button";
import { cn } from "@/components/ui/class-names";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { toast } from "@/components/ui/toast-store";
import { followingKeys } from "@/lib/broadcasters/queries";
import type { ActionState } from "@/lib/http/action-state";
import { fieldText } from "@/lib/i18n/field-text";
import type { Locale } from "@/lib/i18n/locale";

/** A server action as a form sees it. */
export type FormStep = (state: ActionState, form: FormData) => Promise<ActionState>;

/** Follows a channel by its name or link, inside Tallylight. Works before JavaScript is there. */
export function FollowForm({ follow, className }: { follow: FormStep; className?: string }) {
  const t = useTranslations("following.form");
  const locale = useLocale();
  const [state, action, busy] = useActionState(follow, { status: "idle" });
  const client = useQueryClient();
  // Ours, because React empties a form that was sent, and a name with a slip in it is to be mended.
  const [login, setLogin] = useState("");
  useEffect(() => {
    if (state.status !== "done") return;
    setLogin("");
    if (state.message) toast(state.message);
    void client.invalidateQueries({ queryKey: followingKeys.list });
  }, [state, client]);
  return (
    <form action={action} className={cn("flex w-full max-w-md items-start gap-2", className)}>
      <Field label={t("label")} hideLabel error={errorIn(state, locale)} className="flex-1">
        {(wiring) => (
          <Input
            {...wiring}
            name="login"
            required
            maxLength={200}
            autoComplete="off"
            autoCapitalize="none"
            spellCheck={false}
            placeholder={t("placeholder")}
            value={login}
            onChange={(event) => setLogin(event.target.value)}
          />
        )}
      </Field>
      <Button type="submit" look="primary" busy={busy}>
        <Plus aria-hidden />
        {t("follow")}
      </Button>
    </form>
  );
}

/** The field's own problem if there is one, else what went wrong with the whole. */
function errorIn(state: ActionState, locale: Locale): string | undefined {
  if (state.status !== "error") return undefined;
  const own = state.fields.find(({ field }) => field === "login")?.message;
  if (!own) return state.message;
  return fieldText(locale, own);
}
