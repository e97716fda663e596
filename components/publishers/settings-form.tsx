"use client";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { Button } from "@/components/ui/button";
import { CardSection } from "@/components/ui/card";

interface SettingsFormProps {
  /** Whether there is something to save. */
  changed: boolean;
  saving: boolean;
  onSave: () => void;
  onUndo: () => void;
  children: ReactNode;
}

/** How a publisher is set up, to be changed. */
export function SettingsForm({ changed, saving, onSave, onUndo, children }: SettingsFormProps) {
  const t = useTranslations("publishers.settings");
  return (
    <CardSection title={t("title")} hint={t("hint")}>
      <form
        className="space-y-4 p-4"
        onSubmit={(event) => {
          event.preventDefault();
          if (changed && !saving) onSave();
        }}
      >
        {children}
        <div className="flex flex-wrap items-center justify-end gap-2">
          {changed && <Button onClick={onUndo}>{t("undo")}</Button>}
          <Button type="submit" look="primary" disabled={!changed} busy={saving}>
            {t("save")}
          </Button>
        </div>
      </form>
    </CardSection>
  );
}
