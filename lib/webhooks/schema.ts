import { z } from "zod";
import { isStorable, NOT_STORABLE } from "@/lib/kernel/text";
import { chosenKinds } from "@/lib/publishers/schema";

/** Each has a reader of its own. */
export const MOST_WEBHOOKS = 50;
/** Of an answer to a test, as operators see it. */
export const ANSWER_CHARACTERS = 500;

const name = z
  .string()
  .trim()
  .min(1, "must not be empty")
  .max(80, "must have 80 characters at most")
  .refine(isStorable, NOT_STORABLE);

const url = z.url("must be an address").max(2048, "must have 2048 characters at most");

/** POST /api/v1/webhooks */
export const webhookInput = z.strictObject({ name, url, kinds: chosenKinds });
export type WebhookInput = z.infer<typeof webhookInput>;

/** PATCH /api/v1/webhooks/{id}: what is left out stays. */
export const webhookChange = z.strictObject({
  name: name.optional(),
  url: url.optional(),
  kinds: chosenKinds.optional(),
});
export type WebhookChange = z.infer<typeof webhookChange>;

export const webhookParams = z.object({ id: z.uuid("must be the id of a webhook (UUID)") });

/** A new webhook, or a new secret of one. It is shown this once: we keep it sealed. */
export const webhookSecret = z.object({ id: z.uuid(), secret: z.string() });
export type WebhookSecret = z.infer<typeof webhookSecret>;

/** POST /api/v1/webhooks/{id}/test: what became of an event that was sent just now. */
export const webhookTestResult = z.object({
  /** Whether it was taken: an answer from 200 to 299. */
  taken: z.boolean(),
  /** Null: there was no answer, and `error` says why. */
  status: z.number().int().nullable(),
  /** From the first byte that was sent to the end of the answer. */
  ms: z.number().int(),
  /** The beginning of the answer. */
  answer: z.string(),
  error: z.string().nullable(),
});
export type WebhookTestResult = z.infer<typeof webhookTestResult>;
