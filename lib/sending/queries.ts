import { queryOptions } from "@tanstack/react-query";
import type { RecordedEvent } from "@/lib/events/schema";
import { fetchJson } from "@/lib/http/client";
import type { BotAccount, OutgoingList, OutgoingMessage, SayInput } from "./schema";

export const sendingKeys = {
  account: ["sending", "account"],
  outgoing: (login: string) => ["sending", "outgoing", login],
} as const;

/** Beyond Twitch's pause between two questions, so that one asked by us is never too early. */
const POLL_SLACK_MS = 250;
const isWaiting = (data: BotAccount | undefined): boolean => data?.connecting?.state === "waiting";

/**
 * The account that writes, and how far connecting another has come. For operators. While somebody is to type the code,
 * Twitch is asked again and again, also in a tab behind the one in which they type it.
 */
export const botAccountQuery = () =>
  queryOptions({
    queryKey: sendingKeys.account,
    queryFn: ({ client, signal }) =>
      isWaiting(client.getQueryData(sendingKeys.account))
        ? fetchJson<BotAccount>("/api/v1/bot/account/poll", { method: "POST", signal })
        : fetchJson<BotAccount>("/api/v1/bot/account", { signal }),
    refetchInterval: ({ state: { data } }) =>
      isWaiting(data) ? (data?.connecting?.intervalMs ?? 0) + POLL_SLACK_MS : false,
    refetchIntervalInBackground: true,
  });

/** What the bot said in a channel lately, and what it did not; and the account that says it. */
export const outgoingQuery = (login: string) =>
  queryOptions({
    queryKey: sendingKeys.outgoing(login),
    queryFn: ({ signal }) => fetchJson<OutgoingList>(`/api/v1/bot/channels/${login}/messages`, { signal }),
  });

/** Has Twitch give a code with which an account is connected. */
export const postAccount = (): Promise<BotAccount> => fetchJson("/api/v1/bot/account", { method: "POST" });

export const deleteAccount = (): Promise<BotAccount> =>
  fetchJson("/api/v1/bot/account", { method: "DELETE" });

/** Has something said in a channel; the answer is how it stands then. */
export const postMessage = (login: string, input: SayInput): Promise<OutgoingMessage> =>
  fetchJson(`/api/v1/bot/channels/${login}/messages`, { method: "POST", body: input });

/** Whether an event says that something was said, is to be, or was not; of one channel, if it is named. */
export const isAboutOutgoing = (event: RecordedEvent): boolean => event.kind === "outgoing.changed";

/** Whether an event says that another account writes. */
export const isAboutAccount = (event: RecordedEvent): boolean => event.kind === "bot.account";
