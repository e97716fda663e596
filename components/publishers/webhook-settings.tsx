"use client";
import { useState } from "react";
import type { PublisherView } from "@/lib/publishers/schema";
import { patchWebhook } from "@/lib/webhooks/queries";
import { SettingsForm } from "./settings-form";
import { useSettings } from "./use-webhooks";
import { changeOf, draftOf, type WebhookDraft } from "./webhook-draft";
import { WebhookFields } from "./webhook-fields";

/** What a webhook is called, where it goes and what it gets. */
export function WebhookSettings({ publisher }: { publisher: PublisherView }) {
  const saved = draftOf(publisher);
  // Only what was touched: what somebody else changes meanwhile shows in the other fields.
  const [edits, setEdits] = useState<Partial<WebhookDraft>>({});
  const change = changeOf({ ...saved, ...edits }, saved);
  const save = useSettings(publisher.id, patchWebhook);
  return (
    <SettingsForm
      changed={change !== null}
      saving={save.isPending}
      onSave={() => change && save.mutate(change, { onSuccess: () => setEdits({}) })}
      onUndo={() => {
        save.reset();
        setEdits({});
      }}
    >
      <WebhookFields
        draft={{ ...saved, ...edits }}
        error={save.error}
        onChange={(edit) => {
          if (save.isError) save.reset();
          setEdits({ ...edits, ...edit });
        }}
      />
    </SettingsForm>
  );
}
