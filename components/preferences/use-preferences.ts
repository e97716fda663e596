"use client";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useVersionedDraft } from "@/components/studio/use-versioned-draft";
import { Problem } from "@/lib/http/client";
import { patchPreferences, preferenceKeys, preferencesQuery } from "@/lib/preferences/queries";
import { DEFAULT_PREFERENCES, type PreferencesPatch } from "@/lib/preferences/schema";
import { useRealtimeEvents } from "@/lib/realtime/client";
import { type Draft, draftOf } from "./form";

/** Reads again what was changed on another device: this page's own changes come back here too, and change nothing. */
export function useFreshPreferences(): void {
  const client = useQueryClient();
  useRealtimeEvents((events) => {
    if (events.some(({ kind }) => kind === "preferences.changed" || kind === "follow.changed"))
      void client.invalidateQueries({ queryKey: preferenceKeys.all });
  });
}

/** The form for all channels: what stands in it, what is wrong with it, and saving it. */
export function usePreferencesForm() {
  const client = useQueryClient();
  const { data = DEFAULT_PREFERENCES } = useQuery(preferencesQuery());
  const form = useVersionedDraft<Draft>({ draft: draftOf(data), version: data.version });
  const saving = useMutation({
    mutationFn: (change: PreferencesPatch) => patchPreferences(change),
    onSuccess: (saved) => {
      client.setQueryData(preferenceKeys.mine, saved);
      form.restart({ draft: draftOf(saved), version: saved.version });
    },
    // It may have been changed elsewhere: then the form says so.
    onError: () => client.invalidateQueries({ queryKey: preferenceKeys.mine }),
  });
  // Who has looked at what is newer is not to read of an older refusal.
  const having = (chosen: () => void) => () => {
    saving.reset();
    chosen();
  };
  return {
    ...form,
    takeTheirs: having(form.takeTheirs),
    keepMine: having(form.keepMine),
    // What is newer may be what is being saved.
    conflict: form.conflict && !saving.isPending,
    save: () => saving.mutate({ ...form.changes, version: form.version ?? 0 }),
    saving: saving.isPending,
    saved: saving.isSuccess && !form.changed,
    problem: form.changed ? saving.error : null,
  };
}

/** What the server says is wrong, by field. */
export const errorsOf = (problem: Error | null): Record<string, string> =>
  problem instanceof Problem
    ? Object.fromEntries(problem.fields.map(({ field, message }) => [field, message]))
    : {};
