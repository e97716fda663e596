"use client";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { toast } from "@/components/ui/toast-store";
import { keyKeys, postKey, revokeKey } from "@/lib/api-keys/queries";
import type { ApiKey, KeyInput, KeyOwner } from "@/lib/api-keys/schema";
import { Problem } from "@/lib/http/client";

/** Makes a key. What no field of the form can say is said in a corner. */
export function useMakeKey(owner: KeyOwner) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (input: KeyInput) => postKey(owner, input),
    onError: (error) => {
      if (!(error instanceof Problem) || error.fields.length === 0) toast(error.message, { tone: "danger" });
    },
    onSettled: () => client.invalidateQueries({ queryKey: keyKeys.list(owner) }),
  });
}

/** Revokes a key. */
export function useRevokeKey(owner: KeyOwner, { id, name }: Pick<ApiKey, "id" | "name">) {
  const t = useTranslations("api-keys.revoke");
  const client = useQueryClient();
  return useMutation({
    mutationFn: () => revokeKey(owner, id),
    onSuccess: () => toast(t("done", { name })),
    onError: (error) => toast(error.message, { tone: "danger" }),
    onSettled: () => client.invalidateQueries({ queryKey: keyKeys.list(owner) }),
  });
}
