"use client";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { toast } from "@/components/ui/toast-store";
import { useRealtimeEvents, useRealtimeRefetch } from "@/lib/realtime/client";
import { addTarget, removeTarget, targetKeys, updateTarget } from "@/lib/targets/queries";
import type { AddTargetInput, Target } from "@/lib/targets/schema";

/** Reads targets again as soon as one is another, or they were looked at. */
export function useTargetEvents(): void {
  const client = useQueryClient();
  const readAgain = () => void client.invalidateQueries({ queryKey: targetKeys.all });
  useRealtimeEvents((events) => events.some(({ kind }) => kind === "target.changed") && readAgain());
  useRealtimeRefetch(readAgain);
}

/** Has something watched from now on. */
export function useAddTarget() {
  const t = useTranslations("targets.add");
  return useChange(
    (input: AddTargetInput) => addTarget(input),
    ({ name }) => t("done", { name }),
  );
}

/** Switches a target on or off. */
export const useSwitchTarget = ({ id }: Pick<Target, "id">) =>
  useChange((enabled: boolean) => updateTarget(id, { enabled }));

/** Watches a target no more. */
export function useRemoveTarget({ id, name }: Pick<Target, "id" | "name">) {
  const t = useTranslations("targets.remove");
  return useChange(
    () => removeTarget(id),
    () => t("done", { name }),
  );
}

function useChange<Input, Answer>(
  mutationFn: (input: Input) => Promise<Answer>,
  done?: (answer: Answer) => string,
) {
  const client = useQueryClient();
  return useMutation({
    mutationFn,
    onSuccess: (answer) => done && toast(done(answer)),
    onError: (problem) => toast(problem.message, { tone: "danger" }),
    onSettled: () => client.invalidateQueries({ queryKey: targetKeys.all }),
  });
}
