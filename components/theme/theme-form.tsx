import { useTranslations } from "next-intl";
import { Button } from "@/components/ui/button";
import type { Theme } from "./theme";
import { ThemeSwitch } from "./theme-switch";

interface ThemeFormProps {
  theme: Theme;
  save: (form: FormData) => Promise<void>;
}

/** The choice of a theme: takes effect at once, and without JavaScript by a button. */
export function ThemeForm({ theme, save }: ThemeFormProps) {
  const t = useTranslations("theme");
  return (
    <form action={save} className="flex flex-wrap items-center justify-between gap-x-6 gap-y-3 px-4 py-3.5">
      <div>
        <p className="font-medium">{t("appearance")}</p>
        <p className="text-ink-2">{t("here")}</p>
      </div>
      <ThemeSwitch rendered={theme} />
      <noscript>
        <Button type="submit" look="primary">
          {t("save")}
        </Button>
      </noscript>
    </form>
  );
}
