"use client";
import { useTranslations } from "next-intl";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";

interface FromTimeProps {
  /** What the field shows: a time of the person's zone. */
  time: string;
  zone: string;
  error: string | undefined;
  onChange: (time: string) => void;
  onPreset: (preset: "hour" | "today") => void;
}

/** From when on events are sent again. */
export function ReplayFromTime({ time, zone, error, onChange, onPreset }: FromTimeProps) {
  const t = useTranslations("publishers.replay");
  return (
    <div className="space-y-2">
      <Field label={t("from")} hint={t("zone", { zone })} error={error}>
        {(wiring) => (
          <Input
            {...wiring}
            type="datetime-local"
            required
            value={time}
            onChange={({ target }) => onChange(target.value)}
          />
        )}
      </Field>
      <div className="flex flex-wrap gap-2">
        <Button size="small" onClick={() => onPreset("hour")}>
          {t("lastHour")}
        </Button>
        <Button size="small" onClick={() => onPreset("today")}>
          {t("today")}
        </Button>
      </div>
    </div>
  );
}

interface FromEventProps {
  eventId: string;
  error: string | undefined;
  onChange: (eventId: string) => void;
}

/** From which event on they are sent again, that one too. */
export function ReplayFromEvent({ eventId, error, onChange }: FromEventProps) {
  const t = useTranslations("publishers.replay");
  return (
    <Field label={t("event")} hint={t("eventHint")} error={error}>
      {(wiring) => (
        <Input
          {...wiring}
          required
          value={eventId}
          maxLength={60}
          autoComplete="off"
          spellCheck={false}
          className="font-mono text-xs"
          onChange={({ target }) => onChange(target.value)}
        />
      )}
    </Field>
  );
}
