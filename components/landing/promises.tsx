import { BellRing, ListFilter, ServerCog } from "lucide-react";
import { useTranslations } from "next-intl";

const PROMISES = [
  { name: "once", icon: BellRing },
  { name: "look", icon: ListFilter },
  { name: "yours", icon: ServerCog },
] as const;

/** What it does, in three short blocks. */
export function Promises() {
  const t = useTranslations("landing.promises");
  return (
    <section
      aria-label={t("label")}
      className="grid gap-x-10 gap-y-8 border-line border-t pt-12 md:grid-cols-3"
    >
      {PROMISES.map(({ name, icon: Icon }) => (
        <div key={name}>
          <Icon aria-hidden className="mb-3 size-5 text-accent" />
          <h2 className="font-semibold text-base">{t(`${name}.title`)}</h2>
          <p className="mt-1.5 max-w-prose text-pretty text-ink-2">{t(`${name}.text`)}</p>
        </div>
      ))}
    </section>
  );
}
