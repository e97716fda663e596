"use client";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { Plus } from "lucide-react";
import { useLocale, useTranslations } from "next-intl";
import { type FormEvent, useState } from "react";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { toast } from "@/components/ui/toast-store";
import { clipKeys, postClip } from "@/lib/clips/queries";
import { Problem } from "@/lib/http/client";
import { fieldText } from "@/lib/i18n/field-text";

/** Takes one clip in at once, by its address at Twitch: nobody has to wait for the next reading. */
export function TakeIn({ login }: { login: string }) {
  const t = useTranslations("clips");
  const locale = useLocale();
  const client = useQueryClient();
  const [typed, setTyped] = useState("");
  const take = useMutation({
    mutationFn: () => postClip(login, typed),
    onSuccess: ({ title, known, deletedAt }) => {
      setTyped("");
      toast(t(deletedAt ? "takeIn.removed" : known ? "takeIn.known" : "takeIn.taken", { title }));
    },
    onError: (error) => {
      if (!(error instanceof Problem) || error.fields.length === 0) toast(error.message, { tone: "danger" });
    },
    onSettled: () => client.invalidateQueries({ queryKey: clipKeys.all }),
  });
  const problem = take.error instanceof Problem ? take.error.fields[0] : undefined;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (typed.trim() !== "") take.mutate();
  };
  return (
    <form onSubmit={submit} className="flex flex-wrap items-end gap-2 border-line border-b px-4 py-3">
      <Field
        label={t("takeIn.label")}
        error={problem && fieldText(locale, problem.message)}
        className="min-w-0 flex-1 basis-64"
      >
        {(wiring) => (
          <Input
            {...wiring}
            value={typed}
            maxLength={300}
            autoComplete="off"
            spellCheck={false}
            placeholder={t("takeIn.example")}
            onChange={({ target }) => {
              take.reset();
              setTyped(target.value);
            }}
          />
        )}
      </Field>
      <Button type="submit" busy={take.isPending}>
        <Plus aria-hidden />
        {t("takeIn.take")}
      </Button>
    </form>
  );
}
