"use client";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { toast } from "@/components/ui/toast-store";
import { isAboutRun, jobKeys, postCancel, postJobRun } from "@/lib/jobs/queries";
import { useRealtimeEvents, useRealtimeRefetch } from "@/lib/realtime/client";

/** Reads jobs and runs again as soon as a run is asked for, begins or ends. */
export function useJobEvents(): void {
  const client = useQueryClient();
  const readAgain = () => void client.invalidateQueries({ queryKey: jobKeys.all });
  useRealtimeEvents((events) => events.some(isAboutRun) && readAgain());
  useRealtimeRefetch(readAgain);
}

/** Asks for a run of a job. */
export function useRunJob() {
  const t = useTranslations("jobs");
  const client = useQueryClient();
  return useMutation({
    mutationFn: postJobRun,
    onSuccess: ({ alreadyRunning }, jobId) => {
      if (alreadyRunning) toast(t("job.underWay", { job: jobId }));
      return client.invalidateQueries({ queryKey: jobKeys.all });
    },
    onError: (problem) => toast(problem.detail, { tone: "danger" }),
  });
}

/** Calls off a run. */
export function useCancelRun() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: postCancel,
    onSettled: () => client.invalidateQueries({ queryKey: jobKeys.all }),
    onError: (problem) => toast(problem.detail, { tone: "danger" }),
  });
}
