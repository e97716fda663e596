"use client";
import { Pencil } from "lucide-react";
import { useLocale, useTranslations } from "next-intl";
import { type FormEvent, useRef, useState } from "react";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { IconButton } from "@/components/ui/icon-button";
import { Input } from "@/components/ui/input";
import { titleLook } from "@/components/ui/page";
import type { Clip } from "@/lib/clips/schema";
import { Problem } from "@/lib/http/client";
import { fieldText } from "@/lib/i18n/field-text";
import { useEditClip } from "./use-clip-edits";

/** A clip's title; who may, edits it where it stands. Enter saves, Escape leaves it as it was. */
export function ClipTitle({ clip, manages }: { clip: Clip; manages: boolean }) {
  const t = useTranslations("clips");
  const [editing, setEditing] = useState(false);
  const [typed, setTyped] = useState("");
  const locale = useLocale();
  const pencil = useRef<HTMLButtonElement>(null);
  const edit = useEditClip(clip);
  const close = () => {
    setEditing(false);
    // After the button is back in the page.
    requestAnimationFrame(() => pencil.current?.focus());
  };
  const save = (title: string | null) => {
    edit.mutate({ title }, { onError: (error) => isOfField(error) && setEditing(true) });
    close();
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (typed.trim() === clip.title) close();
    else save(typed);
  };
  if (!editing)
    return (
      <div className="flex items-start gap-1">
        <h1 className={titleLook}>
          <bdi>{clip.title}</bdi>
        </h1>
        {manages && (
          <IconButton
            ref={pencil}
            label={t("edit.title")}
            size="small"
            onClick={() => {
              setTyped(clip.title);
              edit.reset();
              setEditing(true);
            }}
          >
            <Pencil aria-hidden />
          </IconButton>
        )}
      </div>
    );
  return (
    <form
      onSubmit={submit}
      onKeyDown={(event) => event.key === "Escape" && close()}
      className="flex flex-wrap items-start gap-2"
    >
      <h1 className="sr-only">{clip.title}</h1>
      <Field
        label={t("edit.titleLabel")}
        hideLabel
        error={titleProblem(edit.error, (said) => fieldText(locale, said))}
        className="w-[32rem] max-w-full"
      >
        {(wiring) => (
          <Input
            {...wiring}
            autoFocus
            value={typed}
            autoComplete="off"
            onFocus={({ target }) => target.select()}
            onChange={({ target }) => setTyped(target.value)}
          />
        )}
      </Field>
      <Button type="submit" look="primary">
        {t("edit.save")}
      </Button>
      <Button onClick={close}>{t("edit.cancel")}</Button>
      {clip.originalTitle !== null && (
        <Button look="quiet" onClick={() => save(null)}>
          {t("edit.asOnTwitch")}
        </Button>
      )}
    </form>
  );
}

const isOfField = (error: Error): boolean => error instanceof Problem && error.fields.length > 0;

function titleProblem(error: Error | null, say: (said: string) => string): string | undefined {
  const problem = error instanceof Problem ? error.fields[0] : undefined;
  return problem && say(problem.message);
}
