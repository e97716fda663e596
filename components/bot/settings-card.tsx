"use client";
import { useTranslations } from "next-intl";
import { type FormEvent, useId, useState } from "react";
import { Button } from "@/components/ui/button";
import { CardSection } from "@/components/ui/card";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Select } from "@/components/ui/select";
import { Switch } from "@/components/ui/switch";
import { toast } from "@/components/ui/toast-store";
import type { ConnectedChannel, ManagersSetting, ReadersSetting } from "@/lib/bot/schema";
import { ModeratorsNote } from "./moderators-note";
import { useChannelChange } from "./use-channel";

const READERS: readonly ReadersSetting[] = ["owner", "moderators", "listed"];
const MANAGERS: readonly ManagersSetting[] = ["owner", "moderators"];

/** Whether, for whom and for how long messages are kept, and who looks after the rest. */
export function SettingsCard({ channel }: { channel: ConnectedChannel }) {
  const t = useTranslations("bot");
  const { login } = channel.channel;
  const change = useChannelChange(login);
  const id = useId();
  return (
    <CardSection title={t("settings.title")}>
      <div className="space-y-5 p-4">
        <div className="flex items-center justify-between gap-4">
          <label htmlFor={`${id}-logging`}>
            <span className="font-medium">{t("settings.keep")}</span>
            <span className="block text-ink-3 text-xs">{t("settings.keepHint")}</span>
          </label>
          <Switch
            id={`${id}-logging`}
            checked={channel.logging}
            disabled={change.isPending}
            onChange={(event) =>
              change.mutate({ kind: "settings", settings: { logging: event.target.checked } })
            }
          />
        </div>
        <div className="space-y-1.5">
          <p aria-hidden className="font-medium">
            {t("settings.who")}
          </p>
          <Select
            aria-label={t("settings.who")}
            options={READERS.map((value) => ({ value, label: t(`readers.${value}`) }))}
            value={channel.readers}
            disabled={change.isPending}
            onChoose={(readers) => change.mutate({ kind: "settings", settings: { readers } })}
            className="w-full max-w-md"
          />
        </div>
        <div className="space-y-1.5">
          <p aria-hidden className="font-medium">
            {t("settings.managers")}
          </p>
          <Select
            aria-label={t("settings.managers")}
            options={MANAGERS.map((value) => ({ value, label: t(`managers.${value}`) }))}
            value={channel.managers}
            disabled={change.isPending}
            onChoose={(managers) => change.mutate({ kind: "settings", settings: { managers } })}
            className="w-full max-w-md"
          />
          <p className="text-pretty text-ink-3 text-xs">{t("settings.managersHint")}</p>
        </div>
        {(channel.readers === "moderators" || channel.managers === "moderators") && (
          <ModeratorsNote login={login} />
        )}
        <Retention channel={channel} />
      </div>
    </CardSection>
  );
}

/** Days as somebody types them: a whole number within the instance's own time. */
function Retention({ channel }: { channel: ConnectedChannel }) {
  const t = useTranslations("bot");
  const { retentionDays, instanceRetentionDays: most } = channel;
  const change = useChannelChange(channel.channel.login);
  const [typed, setTyped] = useState(String(retentionDays ?? most));
  const days = Number(typed);
  const fits = Number.isInteger(days) && days >= 1 && days <= most;
  const save = (event: FormEvent) => {
    event.preventDefault();
    if (!fits) return;
    change.mutate(
      { kind: "settings", settings: { retentionDays: days === most ? null : days } },
      { onSuccess: () => toast(t("settings.saved")) },
    );
  };
  return (
    <form onSubmit={save} noValidate>
      <Field
        label={t("settings.days")}
        hint={t("settings.daysHint", { most })}
        error={fits ? undefined : t("settings.daysWrong", { most })}
      >
        {(wiring) => (
          <span className="flex gap-2">
            <Input
              {...wiring}
              inputMode="numeric"
              value={typed}
              onChange={(event) => setTyped(event.target.value)}
              className="max-w-24"
            />
            <Button type="submit" busy={change.isPending} disabled={!fits}>
              {t("settings.save")}
            </Button>
          </span>
        )}
      </Field>
    </form>
  );
}
