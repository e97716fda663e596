import { useTranslations } from "next-intl";
/** The first thing the keyboard reaches: past the navigation, to what the page is about. */
export function SkipLink() {
  const t = useTranslations("shell");
  return (
    <a
      href="#content"
      className="-translate-y-20 fixed top-2 left-2 z-60 rounded-md bg-accent px-4 py-2 font-medium text-on-accent focus:translate-y-0"
    >
      {t("skip")}
    </a>
  );
}
