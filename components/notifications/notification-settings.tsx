"use client";
import { useActionState, useEffect, useRef } from "react";
import { Button } from "@/components/ui/button";
import { Switch } from "@/components/ui/switch";
import { toast } from "@/components/ui/toast-store";
import { type ActionState, idle } from "@/lib/http/action-state";
import type { Settings } from "@/lib/notifications/schema";

interface NotificationSettingsProps {
  settings: Settings;
  save: (state: ActionState, form: FormData) => Promise<ActionState>;
}

const CHOICES = [
  {
    name: "bannerEnabled",
    title: "Banner",
    text: "Slides into the corner of every open tab when someone you follow goes live.",
  },
  {
    name: "inAppEnabled",
    title: "Bell",
    text: "Keeps each go-live in your notifications, the same on every device.",
  },
] as const;

/** How one is told. A switch saves at once; without JavaScript there is a button. */
export function NotificationSettings({ settings, save }: NotificationSettingsProps) {
  const [state, action, saving] = useActionState(save, idle);
  const form = useRef<HTMLFormElement>(null);
  useEffect(() => {
    if (state.status === "error") toast(state.message, { tone: "danger" });
  }, [state]);
  return (
    <form ref={form} action={action} aria-busy={saving}>
      <ul className="divide-y divide-line">
        {CHOICES.map(({ name, title, text }) => (
          <li key={name} className="flex items-center gap-6 px-4 py-3.5">
            <label htmlFor={name} className="min-w-0 flex-1">
              <span className="block font-medium">{title}</span>
              <span id={`${name}-text`} className="block text-pretty text-ink-2">
                {text}
              </span>
            </label>
            <Switch
              id={name}
              name={name}
              aria-label={title}
              aria-describedby={`${name}-text`}
              defaultChecked={settings[name]}
              onChange={() => form.current?.requestSubmit()}
            />
          </li>
        ))}
      </ul>
      <p role="status" className="sr-only">
        {state.status === "done" && !saving ? "Saved" : ""}
      </p>
      <noscript>
        <div className="border-line border-t p-4">
          <Button type="submit" look="primary">
            Save
          </Button>
        </div>
      </noscript>
    </form>
  );
}
