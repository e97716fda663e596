"use client";
import {
  type InfiniteData,
  useInfiniteQuery,
  useMutation,
  useQuery,
  useQueryClient,
} from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { toast } from "@/components/ui/toast-store";
import { useFailureText } from "@/components/ui/use-failure-text";
import { useFormats } from "@/components/ui/use-formats";
import {
  actionsQuery,
  moderationKeys,
  moderationQuery,
  patchConduct,
  patchRule,
  postPermit,
  postUndo,
  withAction,
} from "@/lib/moderation/queries";
import type {
  ActionList,
  ConductChangeInput,
  ModerationSettings,
  RuleChangeInput,
} from "@/lib/moderation/schema";
import { useRealtimeEvents } from "@/lib/realtime/client";

/** How a channel keeps order and what was done lately, read again when either changes. */
export function useModeration(login: string) {
  const client = useQueryClient();
  useRealtimeEvents((events) => {
    if (events.some(({ kind, payload }) => kind === "commands.changed" && payload.what === "moderation"))
      void client.invalidateQueries({ queryKey: moderationKeys.settings(login) });
    if (events.some(({ kind }) => kind === "moderation.changed"))
      void client.invalidateQueries({ queryKey: moderationKeys.actions(login) });
  });
  return { settings: useQuery(moderationQuery(login)), actions: useInfiniteQuery(actionsQuery(login)) };
}

const failed = (error: Error) => toast(error.message, { tone: "danger" });

/** What is changed on the page. Forms show what is wrong with their fields themselves. */
export function useModerationEdits(login: string) {
  const failure = useFailureText();
  const formats = useFormats();
  const t = useTranslations("moderation");
  const client = useQueryClient();
  const queryKey = moderationKeys.settings(login);
  const keep = (settings: ModerationSettings) => {
    client.setQueryData(queryKey, settings);
    void client.invalidateQueries({ queryKey: [...moderationKeys.all(login), "trial"] });
  };
  return {
    switching: useMutation({
      mutationFn: (change: RuleChangeInput) => patchRule(login, change),
      onMutate: async ({ kind, enabled = false }) => {
        await client.cancelQueries({ queryKey });
        client.setQueryData<ModerationSettings>(
          queryKey,
          (now) =>
            now && {
              ...now,
              rules: now.rules.map((rule) => (rule.kind === kind ? { ...rule, enabled } : rule)),
            },
        );
      },
      onSuccess: keep,
      onError: (error) => {
        failed(error);
        void client.invalidateQueries({ queryKey });
      },
    }),
    saving: useMutation({
      mutationFn: (change: RuleChangeInput) => patchRule(login, change),
      onSuccess: keep,
    }),
    conducting: useMutation({
      mutationFn: (change: ConductChangeInput) => patchConduct(login, change),
      onSuccess: keep,
    }),
    permitting: useMutation({
      mutationFn: (guest: string) => postPermit(login, guest),
      onSuccess: ({ login: guest, until }) =>
        toast(t("log.permitted", { login: guest, time: formats.clock(Date.parse(until)) })),
      onError: failed,
    }),
    undoing: useMutation({
      mutationFn: (id: string) => postUndo(login, id),
      onSuccess: ({ action, left }) => {
        client.setQueryData<InfiniteData<ActionList, string | null>>(
          moderationKeys.actions(login),
          (list) => list && withAction(list, action),
        );
        toast(left === "" ? t("log.undone") : failure(left));
      },
      onError: failed,
    }),
  };
}
