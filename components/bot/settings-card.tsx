"use client";
import { type FormEvent, useId, useState } from "react";
import { Button } from "@/components/ui/button";
import { CardSection } from "@/components/ui/card";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Select } from "@/components/ui/select";
import { Switch } from "@/components/ui/switch";
import { toast } from "@/components/ui/toast-store";
import type { ConnectedChannel, ReadersSetting } from "@/lib/bot/schema";
import { READERS_WORDS } from "./channel-words";
import { useChannelChange } from "./use-channel";

const READERS = (Object.keys(READERS_WORDS) as ReadersSetting[]).map((value) => ({
  value,
  label: READERS_WORDS[value],
}));

/** Whether, for whom and for how long messages are kept. */
export function SettingsCard({ channel }: { channel: ConnectedChannel }) {
  const { login } = channel.channel;
  const change = useChannelChange(login);
  const id = useId();
  return (
    <CardSection title="What is kept, and for whom">
      <div className="space-y-5 p-4">
        <div className="flex items-center justify-between gap-4">
          <label htmlFor={`${id}-logging`}>
            <span className="font-medium">Keep what is said</span>
            <span className="block text-ink-3 text-xs">
              Off: the bot stays, and nothing more is recorded. What was recorded stays until it is old
              enough.
            </span>
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
            Who may read
          </p>
          <Select
            aria-label="Who may read"
            options={READERS}
            value={channel.readers}
            disabled={change.isPending}
            onChoose={(readers) => change.mutate({ kind: "settings", settings: { readers } })}
            className="w-full max-w-md"
          />
          {channel.readers === "moderators" && (
            <p className="text-pretty text-ink-3 text-xs">
              Tallylight does not know yet who moderates on Twitch, and trusts no old badges: list your
              moderators below.
            </p>
          )}
        </div>
        <Retention channel={channel} />
      </div>
    </CardSection>
  );
}

/** Days as somebody types them: a whole number within the instance's own time. */
function Retention({ channel }: { channel: ConnectedChannel }) {
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
      { onSuccess: () => toast("Saved. Older messages go with the next daily cleaning.") },
    );
  };
  return (
    <form onSubmit={save} noValidate>
      <Field
        label="Days that messages are kept"
        hint={`This instance keeps messages for ${most} days at most. Figures by the hour stay.`}
        error={fits ? undefined : `Give a whole number between 1 and ${most}.`}
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
              Save
            </Button>
          </span>
        )}
      </Field>
    </form>
  );
}
