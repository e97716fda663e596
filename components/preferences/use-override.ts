"use client";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useVersionedDraft } from "@/components/studio/use-versioned-draft";
import { toast } from "@/components/ui/toast-store";
import { followingKeys, patchMuted } from "@/lib/broadcasters/queries";
import { preferenceKeys, putOverride } from "@/lib/preferences/queries";
import type { BroadcasterOverride, BroadcasterPreferences } from "@/lib/preferences/schema";

type OverrideDraft = BroadcasterPreferences & { muted: boolean };

/** What differs for one channel, as the form holds it, and saving it: muting and the rest are kept apart, and sent in turn. */
export function useOverride({ broadcaster, ...kept }: BroadcasterOverride, onSaved: () => void) {
  const t = useTranslations("preferences.override");
  const client = useQueryClient();
  const form = useVersionedDraft<OverrideDraft>({ draft: kept, version: null });
  const saving = useMutation({
    mutationFn: async () => {
      // What was changed on another device meanwhile, and not touched here, stays.
      const { muted, ...wanted } = { ...kept, ...form.changes };
      // What may be refused goes first: then nothing is half done.
      await putOverride(broadcaster.id, wanted);
      if (muted !== kept.muted) await patchMuted(broadcaster.id, muted);
    },
    onSuccess: () => {
      toast(t("saved", { name: broadcaster.displayName }));
      onSaved();
    },
    onSettled: () => {
      void client.invalidateQueries({ queryKey: preferenceKeys.all });
      void client.invalidateQueries({ queryKey: followingKeys.all });
    },
  });
  return { ...form, saving };
}
