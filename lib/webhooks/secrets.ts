import { randomBytes } from "node:crypto";
import { createSealer } from "@/lib/secrets/seal";
import type { WebhookTarget } from "./repository";
import type { Receiver } from "./request";

/** The secrets of webhooks, which are kept sealed. */
export interface Secrets {
  /** One that nobody has had. */
  draw(): string;
  seal(secret: string, webhookId: string): string;
  /** Null: it was sealed with a key that this instance no longer has. */
  open(target: WebhookTarget, webhookId: string): Receiver | null;
}

/** `encryptionKey`: 32 bytes in base64. */
export function createSecrets(encryptionKey: string): Secrets {
  const sealer = createSealer(encryptionKey);
  // A row that is copied to another webhook opens for nobody.
  const ownerOf = (webhookId: string) => `webhook:${webhookId}`;
  return {
    draw: () => `whsec_${randomBytes(32).toString("base64url")}`,
    seal: (secret, webhookId) => sealer.seal(secret, ownerOf(webhookId)),
    open({ url, secret }, webhookId) {
      const opened = sealer.open(secret, ownerOf(webhookId));
      return opened === null ? null : { url, secret: opened };
    },
  };
}

/** Said where a secret cannot be opened. */
export const SECRET_LOST = "Its secret was sealed with another TOKEN_ENCRYPTION_KEY: make a new one.";
