import { useTranslations } from "next-intl";
import { SwitchRow } from "@/components/ui/switch-row";
import type { FormPart } from "./form";
import { Section } from "./section";

/** In which way the answer is said. */
export function HowSection({ draft, edit }: FormPart) {
  const t = useTranslations("commands");
  const said = [
    draft.reply ? t("howSection.asReply") : t("howSection.asMessage"),
    draft.slashAllowed ? t("howSection.slash") : "",
  ].filter(Boolean);
  return (
    <Section title={t("howSection.title")} summary={said.join(", ")} wrong={false}>
      <SwitchRow
        label={t("howSection.reply")}
        hint={t("howSection.replyHint")}
        checked={draft.reply}
        onChange={(reply) => edit({ reply })}
      />
      <SwitchRow
        label={t("howSection.allowSlash")}
        hint={t("howSection.allowSlashHint")}
        checked={draft.slashAllowed}
        onChange={(slashAllowed) => edit({ slashAllowed })}
      />
    </Section>
  );
}
