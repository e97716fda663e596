"use client";
import { Send } from "lucide-react";
import { useTranslations } from "next-intl";
import { type FormEvent, useState } from "react";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { MOST_CHARACTERS } from "@/lib/sending/schema";
import { useSay } from "./use-outgoing";

/** Has the bot say something, to see whether it can. */
export function SayBox({ login }: { login: string }) {
  const t = useTranslations("sending");
  const example = t("say.example");
  const [text, setText] = useState("");
  const say = useSay(login);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (say.isPending) return;
    say.mutate({ text: text.trim() || example, test: true }, { onSuccess: () => setText("") });
  };
  return (
    <form onSubmit={submit} className="flex flex-wrap items-end gap-3 border-line border-b p-4">
      <Field label={t("say.label")} className="min-w-48 flex-1">
        {(wiring) => (
          <Input
            {...wiring}
            // Longer than what Twitch takes: it counts characters, a browser counts halves of some.
            maxLength={MOST_CHARACTERS * 2}
            autoComplete="off"
            placeholder={example}
            value={text}
            onChange={(event) => setText(event.target.value)}
          />
        )}
      </Field>
      <Button type="submit" busy={say.isPending}>
        <Send aria-hidden />
        {t("say.submit")}
      </Button>
    </form>
  );
}
