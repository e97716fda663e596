"use client";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { toast } from "@/components/ui/toast-store";
import { deliveryKeys, postRetry } from "@/lib/deliveries/queries";

/** Has failed ones tried again, and says how many were. */
export function useRetry() {
  const t = useTranslations("deliveries.admin.retry");
  const client = useQueryClient();
  return useMutation({
    mutationFn: postRetry,
    onSuccess: ({ retried }) => toast(t("done", { count: retried })),
    onError: (problem) => toast(problem.detail, { tone: "danger" }),
    onSettled: () => client.invalidateQueries({ queryKey: deliveryKeys.all }),
  });
}
