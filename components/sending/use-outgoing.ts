"use client";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { toast } from "@/components/ui/toast-store";
import { useRealtimeEvents } from "@/lib/realtime/client";
import {
  isAboutAccount,
  isAboutOutgoing,
  outgoingQuery,
  postMessage,
  sendingKeys,
} from "@/lib/sending/queries";
import type { SayInput } from "@/lib/sending/schema";

/** What the bot said in a channel lately, read again when something more was. */
export function useOutgoing(login: string) {
  const client = useQueryClient();
  useRealtimeEvents((events) => {
    if (!events.some((event) => isAboutOutgoing(event) || isAboutAccount(event))) return;
    void client.invalidateQueries({ queryKey: sendingKeys.outgoing(login) });
  });
  return useQuery(outgoingQuery(login));
}

/** Has something said. The list shows it at once; what becomes of it is told there. */
export function useSay(login: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (input: SayInput) => postMessage(login, input),
    onSuccess: (message) =>
      client.setQueryData(outgoingQuery(login).queryKey, (before) =>
        before && !before.items.some(({ id }) => id === message.id)
          ? { ...before, items: [message, ...before.items] }
          : before,
      ),
    onError: (error) => toast(error.message, { tone: "danger" }),
  });
}
