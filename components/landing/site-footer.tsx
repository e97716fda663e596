import Link from "next/link";
import { useTranslations } from "next-intl";
import { LanguageForm } from "@/components/theme/language-form";

interface SiteFooterProps {
  /** Where a stand-in for Twitch is operated; null when this is the real Twitch. */
  simulatorUrl: string | null;
  saveLanguage: (form: FormData) => Promise<void>;
}

export function SiteFooter({ simulatorUrl, saveLanguage }: SiteFooterProps) {
  const t = useTranslations("landing.footer");
  const look = "rounded underline-offset-4 hover:text-ink hover:underline";
  return (
    <footer className="mx-auto mt-16 flex w-full max-w-[80rem] flex-wrap items-center gap-x-6 gap-y-2 border-line border-t px-4 py-6 text-ink-3 text-xs md:px-6">
      <p className="mr-auto">{t("label")}</p>
      {simulatorUrl && (
        <a href={simulatorUrl} className={look}>
          {t("simulator")}
        </a>
      )}
      <Link href="/privacy" className={look}>
        {t("privacy")}
      </Link>
      <Link href="/docs/events" className={look}>
        {t("events")}
      </Link>
      <Link href="/docs/api" className={look}>
        {t("api")}
      </Link>
      <a href="/health" className={look}>
        {t("health")}
      </a>
      <LanguageForm save={saveLanguage} />
    </footer>
  );
}
