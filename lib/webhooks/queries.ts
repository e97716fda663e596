import { fetchJson } from "@/lib/http/client";
import type { PublisherView } from "@/lib/publishers/schema";
import type { WebhookChange, WebhookInput, WebhookSecret, WebhookTestResult } from "./schema";

/** Adds a webhook. Its secret is in the answer, and never again. */
export const postWebhook = (input: WebhookInput): Promise<WebhookSecret> =>
  fetchJson("/api/v1/webhooks", { method: "POST", body: input });

export const patchWebhook = (id: string, change: WebhookChange): Promise<PublisherView> =>
  fetchJson(`/api/v1/webhooks/${id}`, { method: "PATCH", body: change });

export const deleteWebhook = (id: string): Promise<void> =>
  fetchJson(`/api/v1/webhooks/${id}`, { method: "DELETE" });

/** Sends an event to it now, whatever it stands at, and says what the answer was. */
export const postWebhookTest = (id: string): Promise<WebhookTestResult> =>
  fetchJson(`/api/v1/webhooks/${id}/test`, { method: "POST" });

/** Gives it another secret, which counts from the next event on. */
export const postWebhookSecret = (id: string): Promise<WebhookSecret> =>
  fetchJson(`/api/v1/webhooks/${id}/secret`, { method: "POST" });

/** Switches one on again that was given up. */
export const postWebhookEnable = (id: string): Promise<PublisherView> =>
  fetchJson(`/api/v1/webhooks/${id}/enable`, { method: "POST" });
