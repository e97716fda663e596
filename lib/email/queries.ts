import { queryOptions } from "@tanstack/react-query";
import type { RecordedEvent } from "@/lib/events/schema";
import { fetchJson } from "@/lib/http/client";
import type { MailAddress } from "./schema";

export const addressKeys = { all: ["address"] } as const;

/** Where the person's mail goes. */
export const addressQuery = () =>
  queryOptions({
    queryKey: addressKeys.all,
    queryFn: ({ signal }) => fetchJson<MailAddress>("/api/v1/me/address", { signal }),
  });

/** Enters another address. */
export const putAddress = (address: string) =>
  fetchJson<MailAddress>("/api/v1/me/address", { method: "PUT", body: { address } });
/** Goes back to Twitch's. */
export const dropAddress = () => fetchJson<MailAddress>("/api/v1/me/address", { method: "DELETE" });
/** Sends the link that confirms it once more. */
export const confirmAgain = () => fetchJson<MailAddress>("/api/v1/me/address/verify", { method: "POST" });
/** Sends a mail that shows that mail arrives. */
export const sendTest = () => fetchJson<undefined>("/api/v1/me/address/test", { method: "POST" });

/** Whether an event says that somebody's mail goes elsewhere: it was confirmed, in another browser perhaps, or stopped. */
export const isAboutAddress = (event: RecordedEvent): boolean =>
  event.kind === "preferences.changed" && event.payload.what === "address";
