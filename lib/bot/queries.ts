import { queryOptions } from "@tanstack/react-query";
import type { RecordedEvent } from "@/lib/events/schema";
import { fetchJson } from "@/lib/http/client";
import type { BotStatus, ChannelSettings, ConnectChannelInput, ConnectedChannel } from "./schema";

export const botKeys = {
  all: ["bot"],
  status: ["bot", "status"],
  channels: ["bot", "channels"],
  channel: (login: string) => ["bot", "channel", login],
} as const;

/** How often figures are read again, in ms; that a state changed is heard through the socket. */
const FIGURES_MS = 10_000;

/** How reading goes as a whole: the bots, and the budget of channels. */
export const botStatusQuery = () =>
  queryOptions({
    queryKey: botKeys.status,
    queryFn: ({ signal }) => fetchJson<BotStatus>("/api/v1/bot/status", { signal }),
    refetchInterval: FIGURES_MS,
  });

/** Connected channels: all of them for an operator, otherwise the person's own. */
export const botChannelsQuery = () =>
  queryOptions({
    queryKey: botKeys.channels,
    queryFn: ({ signal }) => fetchJson<{ items: ConnectedChannel[] }>("/api/v1/bot/channels", { signal }),
    refetchInterval: FIGURES_MS,
  });

/** One connected channel. Fails with not_found when it was never connected. */
export const botChannelQuery = (login: string) =>
  queryOptions({
    queryKey: botKeys.channel(login),
    queryFn: ({ signal }) => fetchJson<ConnectedChannel>(`/api/v1/bot/channels/${login}`, { signal }),
    refetchInterval: FIGURES_MS,
  });

/** Connects a channel, or connects it again. */
export const postChannel = (input: ConnectChannelInput): Promise<ConnectedChannel> =>
  fetchJson("/api/v1/bot/channels", { method: "POST", body: input });

export const patchChannel = (login: string, settings: ChannelSettings): Promise<ConnectedChannel> =>
  fetchJson(`/api/v1/bot/channels/${login}`, { method: "PATCH", body: settings });

/** Lets the bot leave. What was recorded stays, until it is as old as the channel keeps messages. */
export const deleteChannel = (login: string): Promise<ConnectedChannel> =>
  fetchJson(`/api/v1/bot/channels/${login}`, { method: "DELETE" });

/** Whether an event says that reading a channel goes otherwise than before, or that its settings changed. */
export const isAboutChannel = (event: RecordedEvent): boolean => event.kind === "channel.changed";
