"use client";
import { useLocale, useTranslations } from "next-intl";
import { startTransition, useOptimistic } from "react";
import { Button } from "@/components/ui/button";
import { Select } from "@/components/ui/select";
import { LANGUAGES, LOCALES, type Locale } from "@/lib/i18n/locale";

interface LanguageFormProps {
  save: (form: FormData) => Promise<void>;
  className?: string;
}

const OPTIONS = LOCALES.map((value) => ({ value, label: LANGUAGES[value].name }));

/** The choice of a language: takes effect at once, and without JavaScript by a button. */
export function LanguageForm({ save, className }: LanguageFormProps) {
  const t = useTranslations("theme");
  const [shown, show] = useOptimistic(useLocale());
  const choose = (locale: Locale) =>
    startTransition(async () => {
      show(locale);
      const form = new FormData();
      form.set("locale", locale);
      await save(form);
    });
  return (
    <form action={save} className={className}>
      <Select name="locale" aria-label={t("language")} options={OPTIONS} value={shown} onChoose={choose} />
      <noscript>
        <Button type="submit">{t("save")}</Button>
      </noscript>
    </form>
  );
}
