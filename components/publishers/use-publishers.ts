"use client";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { toast } from "@/components/ui/toast-store";
import { isAboutPublisher, postPause, postResume, publisherKeys } from "@/lib/publishers/queries";
import type { PublisherView } from "@/lib/publishers/schema";
import { useRealtimeEvents, useRealtimeRefetch } from "@/lib/realtime/client";
import { postWebhookEnable } from "@/lib/webhooks/queries";

/** Reads publishers again as soon as one stands otherwise. How far each is behind is read by the clock. */
export function usePublisherEvents(): void {
  const client = useQueryClient();
  const readAgain = () => void client.invalidateQueries({ queryKey: publisherKeys.all });
  useRealtimeEvents((events) => events.some(isAboutPublisher) && readAgain());
  useRealtimeRefetch(readAgain);
}

/** What can be done to the flow, by what it is then. */
const DEEDS = {
  paused: postPause,
  resumed: postResume,
  tried: postResume,
  enabled: postWebhookEnable,
} as const;

/** Pauses it, has it go on, has it try at once instead of later, or switches it on again. */
export function useFlow({ id }: Pick<PublisherView, "id">) {
  const t = useTranslations("publishers.pause");
  const client = useQueryClient();
  return useMutation({
    mutationFn: (to: keyof typeof DEEDS) => DEEDS[to](id),
    onSuccess: (_now, to) => toast(t(to)),
    onError: (problem) => toast(problem.message, { tone: "danger" }),
    // Not waited for: what is asked for meanwhile, such as a pause right after a try, must count.
    onSettled: () => void client.invalidateQueries({ queryKey: publisherKeys.all }),
  });
}
