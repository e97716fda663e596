"use client";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { toast } from "@/components/ui/toast-store";
import { putWish, removeWish, wishKeys } from "@/lib/targets/queries";
import type { WishInput } from "@/lib/targets/schema";

interface Category {
  targetId: string;
  name: string;
}

/** Watches a category from so many viewers on, in one language or all. */
export function useAddWish() {
  const t = useTranslations("wishes");
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ targetId, minViewers, language }: Category & WishInput) =>
      putWish(targetId, { minViewers, language }),
    onSuccess: (list, { name }) => {
      client.setQueryData(wishKeys.mine, list);
      toast(t("added", { name }));
    },
  });
}

/** Watches a category no more. */
export function useRemoveWish() {
  const t = useTranslations("wishes");
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ targetId }: Category) => removeWish(targetId),
    onSuccess: (_gone, { name }) => toast(t("removed", { name })),
    onError: (problem) => toast(problem.message, { tone: "danger" }),
    onSettled: () => client.invalidateQueries({ queryKey: wishKeys.mine }),
  });
}
