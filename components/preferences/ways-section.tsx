import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { SwitchRow } from "@/components/ui/switch-row";
import type { FormPart } from "./form";
import { Section } from "./section";

interface WaysSectionProps extends Pick<FormPart, "draft" | "edit"> {
  /** How it stands with the address. */
  address: ReactNode;
  /** How it stands with the devices. */
  devices: ReactNode;
}

/** In which ways the person is told, each with how it stands with it where it needs something else. */
export function WaysSection({ draft, edit, address, devices }: WaysSectionProps) {
  const t = useTranslations("preferences.ways");
  const row = (way: "banner" | "inApp" | "email" | "push" | "changes") => (
    <SwitchRow
      label={t(way)}
      hint={t(`${way}Hint`)}
      checked={draft[way]}
      onChange={(checked) => edit({ [way]: checked })}
    />
  );
  return (
    <Section title={t("title")} hint={t("hint")}>
      {row("banner")}
      {row("inApp")}
      <div className="space-y-3">
        {row("email")}
        {address}
      </div>
      <div className="space-y-3">
        {row("push")}
        {devices}
      </div>
      {row("changes")}
    </Section>
  );
}
