import { within } from "@/lib/kernel/within";
import { type Carrier, type OutgoingEvent, outcomeOf, type PublishOutcome } from "../carrier";
import { type Link, LinkError, openLink } from "./link";
import { messagesOf } from "./messages";
import { sendByKey } from "./send-by-key";

/** A server that confirms nothing for so long is not waited for. */
const CONFIRM_MS = 30_000;

/**
 * The way out to RabbitMQ. An event is sent when the one of its key before it is confirmed: so whatever is lost or
 * refused on the way, none overtakes it. Events of different keys are on their way together.
 */
export function createRabbitMqCarrier({ url }: { url: string }): Carrier {
  let link: Link | undefined;

  const linked = async (): Promise<Link> => {
    if (link?.problem()) await drop();
    link ??= await openLink(url);
    return link;
  };
  const drop = async () => {
    const old = link;
    link = undefined;
    await old?.close();
  };
  const attempt = async (events: readonly OutgoingEvent[], oneByOne: boolean, signal: AbortSignal) => {
    const on = await linked();
    const send = async (event: OutgoingEvent) => {
      for (const message of messagesOf(event)) await within(CONFIRM_MS, on.send(message));
    };
    return sendByKey(events, { keyOf: ({ key }) => (oneByOne ? "" : key), send, signal });
  };

  return {
    async publish(events, signal): Promise<PublishOutcome> {
      let taken = 0;
      try {
        const first = await attempt(events, false, signal);
        taken = first.through;
        if (first.error === undefined) return outcomeOf(taken);
        if (!isOfMessage(first.error)) return await failed(taken, first.error);
        // The server does not say which message it was that it ended the channel for. Alone, it is found.
        const rest = await attempt(events.slice(taken), true, signal);
        taken += rest.through;
        if (rest.error === undefined) return outcomeOf(taken);
        if (isOfMessage(rest.error)) return outcomeOf(taken, { refused: rest.error.message });
        return await failed(taken, rest.error);
      } catch (error) {
        return await failed(taken, error);
      }
    },
    close: drop,
  };

  async function failed(taken: number, error: unknown): Promise<PublishOutcome> {
    await drop();
    const reason = error instanceof Error ? error.message : String(error);
    const retryAfterMs = error instanceof LinkError ? error.retryAfterMs : undefined;
    return outcomeOf(taken, { failed: reason, ...(retryAfterMs !== undefined && { retryAfterMs }) });
  }
}

const isOfMessage = (error: unknown): error is LinkError => error instanceof LinkError && error.ofMessage;
