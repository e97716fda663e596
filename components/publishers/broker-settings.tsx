"use client";
import { useState } from "react";
import { patchPublisher } from "@/lib/publishers/queries";
import type { PublisherView } from "@/lib/publishers/schema";
import { KindChoice } from "./kind-choice";
import { SettingsForm } from "./settings-form";
import { useFieldErrors, useSettings } from "./use-webhooks";
import { draftOf, inputOf, type WebhookDraft } from "./webhook-draft";

/** What a broker gets. Where it is, only the environment says. */
export function BrokerSettings({ publisher }: { publisher: PublisherView }) {
  const saved = draftOf(publisher);
  const [edits, setEdits] = useState<Partial<Pick<WebhookDraft, "all" | "kinds">>>({});
  const draft = { ...saved, ...edits };
  const { kinds } = inputOf(draft);
  const save = useSettings(publisher.id, patchPublisher);
  const wrong = useFieldErrors(save.error);
  return (
    <SettingsForm
      changed={String(kinds) !== String(inputOf(saved).kinds)}
      saving={save.isPending}
      onSave={() => save.mutate({ kinds }, { onSuccess: () => setEdits({}) })}
      onUndo={() => {
        save.reset();
        setEdits({});
      }}
    >
      <KindChoice
        all={draft.all}
        kinds={draft.kinds}
        error={wrong("kinds")}
        onChange={(edit) => {
          if (save.isError) save.reset();
          setEdits({ ...edits, ...edit });
        }}
      />
    </SettingsForm>
  );
}
