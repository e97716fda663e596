import { v7 as uuidv7 } from "uuid";
import { TallyError } from "@/lib/kernel/errors";
import { type Outbound, OutboundError } from "@/lib/outbound";
import { type Receiver, sendSigned } from "./request";
import { ANSWER_CHARACTERS, type WebhookTestResult } from "./schema";
import { SECRET_LOST } from "./secrets";

/**
 * Sends an event of the kind `webhook.test` and says what became of it.
 * @throws TallyError conflict when the secret cannot be opened; the signal's reason
 */
export async function testWebhook(
  { outbound, clock }: { outbound: Outbound; clock: () => Date },
  receiver: Receiver | null,
  signal: AbortSignal,
): Promise<WebhookTestResult> {
  if (!receiver) throw new TallyError("conflict", SECRET_LOST);
  const [id, kind, at] = [uuidv7(), "webhook.test", clock()];
  const event = { id, kind, version: 1, key: "webhook", at: at.toISOString(), data: {} };
  const begun = performance.now();
  const result = await sendSigned(outbound, receiver, {
    ...{ id, kind, at, signal },
    body: JSON.stringify(event),
  }).catch((error: unknown) => {
    if (error instanceof OutboundError) return error;
    throw error;
  });
  const ms = Math.round(performance.now() - begun);
  if (result instanceof OutboundError)
    return { taken: false, status: null, ms, answer: "", error: result.message };
  const { status, body } = result;
  const answer = [...body].slice(0, ANSWER_CHARACTERS).join("");
  return { taken: status >= 200 && status < 300, status, ms, answer, error: null };
}
