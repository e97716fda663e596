"use client";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { toast } from "@/components/ui/toast-store";
import {
  botChannelQuery,
  botKeys,
  deleteChannel,
  isAboutChannel,
  patchChannel,
  postChannel,
} from "@/lib/bot/queries";
import type { ChannelSettings, ConnectChannelInput, ConnectedChannel } from "@/lib/bot/schema";
import { Problem } from "@/lib/http/client";
import { useRealtimeEvents } from "@/lib/realtime/client";

/** Reads channels again when one's state or settings changed. */
export function useFreshChannels(): void {
  const client = useQueryClient();
  useRealtimeEvents((events) => {
    if (events.some(isAboutChannel)) void client.invalidateQueries({ queryKey: botKeys.all });
  });
}

/** A connected channel; null when it was never connected, undefined while that is not known. */
export function useChannel(login: string) {
  useFreshChannels();
  const query = useQuery({
    ...botChannelQuery(login),
    // Where it was never connected, there is nothing to ask for every ten seconds.
    refetchInterval: ({ state }) => (state.data ? 10_000 : false),
    retry: (failures, error) => !isUnknown(error) && failures < 2,
  });
  const channel = query.data ?? (isUnknown(query.error) ? null : undefined);
  return { channel, query };
}

const isUnknown = (error: unknown) => error instanceof Problem && error.status === 404;

type Change =
  | { kind: "connect"; input: ConnectChannelInput }
  | { kind: "settings"; settings: ChannelSettings }
  | { kind: "leave" };

/** What can be done with a channel. The answer is the channel as it is then; a failure is told in a toast. */
export function useChannelChange(login: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (change: Change): Promise<ConnectedChannel> => {
      switch (change.kind) {
        case "connect":
          return postChannel(change.input);
        case "settings":
          return patchChannel(login, change.settings);
        case "leave":
          return deleteChannel(login);
      }
    },
    onSuccess: (channel) => {
      client.setQueryData(botKeys.channel(login), channel);
      void client.invalidateQueries({ queryKey: botKeys.channels });
      void client.invalidateQueries({ queryKey: botKeys.status });
    },
    onError: (error) => toast(error.message, { tone: "danger" }),
  });
}
