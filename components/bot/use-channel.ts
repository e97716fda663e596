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
import { useRealtimeEvents } from "@/lib/realtime/client";

/** Reads channels again when one's state or settings changed. */
export function useFreshChannels(): void {
  const client = useQueryClient();
  useRealtimeEvents((events) => {
    if (events.some(isAboutChannel)) void client.invalidateQueries({ queryKey: botKeys.all });
  });
}

/**
 * A connected channel; null when it was never connected, undefined while that is not known. `known`: the server
 * found it. What it did not find is not asked for, until it is connected here.
 */
export function useChannel(login: string, known: boolean) {
  useFreshChannels();
  const query = useQuery({
    ...botChannelQuery(login),
    enabled: ({ state }) => known || state.data !== undefined,
  });
  const channel = query.data ?? (known ? undefined : null);
  return { channel, query };
}

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
