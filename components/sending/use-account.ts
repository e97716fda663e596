"use client";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { toast } from "@/components/ui/toast-store";
import { useRealtimeEvents } from "@/lib/realtime/client";
import {
  botAccountQuery,
  deleteAccount,
  isAboutAccount,
  postAccount,
  sendingKeys,
} from "@/lib/sending/queries";

/** The account that writes, kept up to date while somebody connects one. */
export function useBotAccount() {
  const client = useQueryClient();
  useRealtimeEvents((events) => {
    if (events.some(isAboutAccount)) void client.invalidateQueries({ queryKey: sendingKeys.account });
  });
  return useQuery(botAccountQuery());
}

/** Begins to connect an account, or disconnects the one that there is. */
export function useAccountChange() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (change: "connect" | "disconnect") =>
      change === "connect" ? postAccount() : deleteAccount(),
    onSuccess: (account) => client.setQueryData(botAccountQuery().queryKey, account),
    onError: (error) => toast(error.message, { tone: "danger" }),
  });
}
