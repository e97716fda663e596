"use client";
import { useTranslations } from "next-intl";
import { useActionState } from "react";
import { ChatTime } from "@/components/chat/chat-time";
import { Button } from "@/components/ui/button";
import { type ActionState, idle } from "@/lib/http/action-state";
import { FormProblem } from "./form-problem";

interface OptOutFormProps {
  optedOutAt: string | null;
  save: (state: ActionState, form: FormData) => Promise<ActionState>;
}

/** Whether what the person writes is kept at all, and what that means. */
export function OptOutForm({ optedOutAt, save }: OptOutFormProps) {
  const t = useTranslations("chat-own");
  const [state, action, saving] = useActionState(save, idle);
  const out = optedOutAt !== null;
  return (
    <form action={action} className="space-y-3 p-4">
      <input type="hidden" name="optOut" value={out ? "no" : "yes"} />
      <p className="max-w-prose text-pretty">
        {out ? t.rich("optOut.out", { time: () => <ChatTime at={optedOutAt} withDay /> }) : t("optOut.in")}
      </p>
      <p className="max-w-prose text-pretty text-ink-2">{t("optOut.figures")}</p>
      <Button type="submit" busy={saving}>
        {out ? t("optOut.optIn") : t("optOut.optOut")}
      </Button>
      <FormProblem state={state} />
    </form>
  );
}
