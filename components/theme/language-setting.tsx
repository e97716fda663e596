import { useTranslations } from "next-intl";
import { LanguageForm } from "./language-form";

/** The language among the settings. */
export function LanguageSetting({ save }: { save: (form: FormData) => Promise<void> }) {
  const t = useTranslations("theme");
  return (
    <div className="flex flex-wrap items-center justify-between gap-x-6 gap-y-3 border-line border-t px-4 py-3.5">
      <div>
        <p className="font-medium">{t("language")}</p>
        <p className="text-ink-2">{t("languageHint")}</p>
      </div>
      <LanguageForm save={save} />
    </div>
  );
}
