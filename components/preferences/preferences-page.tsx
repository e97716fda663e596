"use client";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { CalmSection } from "./calm-section";
import { DigestSection } from "./digest-section";
import { OverrideSheet } from "./override-sheet";
import { OverridesSection } from "./overrides-section";
import { PreviewPanel } from "./preview-panel";
import { RulesFields } from "./rules-fields";
import { SaveBar } from "./save-bar";
import { Section } from "./section";
import { useChannelInUrl } from "./use-channel-in-url";
import { errorsOf, useFreshPreferences, usePreferencesForm } from "./use-preferences";
import { WaysSection } from "./ways-section";

interface PreferencesPageProps {
  /** How it stands with the person's address, and with their devices. */
  address: ReactNode;
  devices: ReactNode;
  /** The categories they watch. */
  wishes: ReactNode;
}

/** How the person wants to be told, with what would have come of it beside it. */
export function PreferencesPage({ address, devices, wishes }: PreferencesPageProps) {
  const t = useTranslations("preferences");
  useFreshPreferences();
  const form = usePreferencesForm();
  const { draft, edit } = form;
  const errors = errorsOf(form.problem);
  const part = { draft, errors, edit };
  const [channel, openChannel] = useChannelInUrl();
  return (
    <div className="grid items-start gap-6 lg:grid-cols-[minmax(0,3fr)_minmax(0,2fr)]">
      <div className="min-w-0 space-y-6">
        <form
          noValidate
          className="space-y-6"
          onSubmit={(event) => {
            event.preventDefault();
            if (form.changed && !form.saving) form.save();
          }}
        >
          <WaysSection {...part} address={address} devices={devices} />
          <CalmSection {...part} />
          <Section title={t("rules.title")} hint={t("rules.hint")}>
            <RulesFields rules={draft.rules} errors={errors} onChange={(rules) => edit({ rules })} />
          </Section>
          <DigestSection {...part} />
          <SaveBar
            changed={form.changed}
            saving={form.saving}
            saved={form.saved}
            problem={form.problem && !form.conflict ? form.problem.message : undefined}
            conflict={form.conflict}
            onDiscard={form.takeTheirs}
            onTake={form.takeTheirs}
            onKeep={form.keepMine}
          />
        </form>
        {wishes}
        <OverridesSection onOpen={openChannel} />
      </div>
      <aside
        // biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, which is to be possible by keys as well
        tabIndex={0}
        className="min-w-0 lg:sticky lg:top-20 lg:max-h-[calc(100dvh-6rem)] lg:overflow-y-auto"
        aria-label={t("preview.title")}
      >
        <PreviewPanel draft={draft} />
      </aside>
      {channel && (
        <OverrideSheet
          key={channel}
          broadcasterId={channel}
          general={draft}
          onClose={() => openChannel(null)}
        />
      )}
    </div>
  );
}
