"use client";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useLocale, useTranslations } from "next-intl";
import { toast } from "@/components/ui/toast-store";
import { Problem } from "@/lib/http/client";
import { fieldText } from "@/lib/i18n/field-text";
import { publisherKeys } from "@/lib/publishers/queries";
import type { PublisherList, PublisherView } from "@/lib/publishers/schema";
import { deleteWebhook, postWebhook } from "@/lib/webhooks/queries";

/** What the server says against a field, as a sentence beside it. */
export function useFieldErrors(error: Error | null): (field: string) => string | undefined {
  const locale = useLocale();
  const fields = error instanceof Problem ? error.fields : [];
  return (field) => {
    // Of a list, the server names the place in it as well.
    const problem = fields.find(({ field: named }) => named === field || named.startsWith(`${field}.`));
    return problem && fieldText(locale, problem.message);
  };
}

/** Says in a corner what no field of the form can say. */
const tellUnlessAtField = (error: Error): void => {
  if (!(error instanceof Problem) || error.fields.length === 0) toast(error.message, { tone: "danger" });
};

/** Adds a webhook. */
export function useAddWebhook() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: postWebhook,
    onError: tellUnlessAtField,
    onSettled: () => client.invalidateQueries({ queryKey: publisherKeys.all }),
  });
}

/** Changes how a publisher is set up, by what its kind can have changed. */
export function useSettings<Change>(
  id: string,
  patch: (id: string, change: Change) => Promise<PublisherView>,
) {
  const t = useTranslations("publishers.settings");
  const client = useQueryClient();
  return useMutation({
    mutationFn: (change: Change) => patch(id, change),
    onSuccess: (saved) => {
      client.setQueryData(publisherKeys.one(id), saved);
      toast(t("saved"));
    },
    onError: tellUnlessAtField,
    onSettled: () => client.invalidateQueries({ queryKey: publisherKeys.all }),
  });
}

/** Deletes a webhook and leaves its page. */
export function useRemoveWebhook({ id, name }: Pick<PublisherView, "id" | "name">) {
  const t = useTranslations("publishers.remove");
  const client = useQueryClient();
  const router = useRouter();
  return useMutation({
    mutationFn: () => deleteWebhook(id),
    onSuccess: () => {
      toast(t("done", { name }));
      // The list is drawn from what is known of it: no link must lead to what is gone.
      client.setQueryData<PublisherList>(
        publisherKeys.list,
        (list) => list && { ...list, items: list.items.filter((publisher) => publisher.id !== id) },
      );
      router.push("/admin/publishers");
    },
    onError: (problem) => toast(problem.message, { tone: "danger" }),
  });
}
