import { ProduceAcks, Producer, stringSerializers } from "@platformatic/kafka";
import { within } from "@/lib/kernel/within";
import { type Carrier, type OutgoingEvent, outcomeOf, type PublishOutcome } from "../carrier";
import { piecesOf } from "./core/pieces";
import { clientOptions, type KafkaOptions } from "./options";
import { ensureTopics, isSaid } from "./topics";

/** Longer than the client takes to give up by itself. */
const SEND_MS = 45_000;
/** Of one request: a broker takes 1 MiB for a partition, unless it is told otherwise. */
const MOST_BYTES = 512 * 1024;
const TOO_LARGE = ["MESSAGE_TOO_LARGE", "RECORD_LIST_TOO_LARGE"];

interface KafkaMessage {
  topic: string;
  key: string;
  value: string;
  headers: Record<string, string>;
}

/**
 * The way out to Kafka or Redpanda: a topic for each kind, by key to a partition. The producer is idempotent, with one
 * request under way, so what it tries again is stored once and in its place. After a failure a new producer begins at
 * the first event that is not confirmed: what was stored without our hearing of it comes twice, and in order.
 */
export function createKafkaCarrier(options: KafkaOptions): Carrier {
  let producer: Producer<string, string, string, string> | undefined;
  const known = new Set<string>();

  const drop = async () => {
    const old = producer;
    producer = undefined;
    try {
      await old?.close();
    } catch {
      // It is thrown away whatever it says.
    }
  };
  const send = async (messages: KafkaMessage[]) => {
    producer ??= new Producer({
      ...clientOptions(options),
      serializers: stringSerializers,
      idempotent: true,
      acks: ProduceAcks.ALL,
      autocreateTopics: false,
    });
    await within(SEND_MS, producer.send({ messages }));
  };
  const prepare = async (messages: readonly KafkaMessage[]) => {
    const missing = [...new Set(messages.map(({ topic }) => topic))].filter((topic) => !known.has(topic));
    if (missing.length === 0) return;
    await within(SEND_MS, ensureTopics(options, missing));
    for (const topic of missing) known.add(topic);
  };
  /** Undefined: all are stored. Else the place of the first that is not, and why. */
  const sendPiece = async (
    messages: KafkaMessage[],
  ): Promise<{ place: number; error: unknown } | undefined> => {
    try {
      await send(messages);
      return undefined;
    } catch (error) {
      await drop();
      if (!isSaid(error, TOO_LARGE) || messages.length === 1) return { place: 0, error };
    }
    // One of them is too large, or all together are.
    const half = Math.ceil(messages.length / 2);
    const first = await sendPiece(messages.slice(0, half));
    if (first) return first;
    const second = await sendPiece(messages.slice(half));
    return second && { ...second, place: half + second.place };
  };

  return {
    async publish(events, signal): Promise<PublishOutcome> {
      const messages = events.map((event) => messageOf(options.topicPrefix, event));
      let taken = 0;
      try {
        await prepare(messages);
        for (const piece of piecesOf(messages, ({ value }) => value.length, MOST_BYTES)) {
          signal.throwIfAborted();
          const failed = await sendPiece(piece);
          taken += failed?.place ?? piece.length;
          if (failed) throw failed.error;
        }
        return outcomeOf(taken);
      } catch (error) {
        if (isSaid(error, TOO_LARGE))
          return outcomeOf(taken, { refused: `Kafka refused it: ${wordsOf(error)}` });
        await drop();
        // It may have been deleted, or Kafka be another.
        known.clear();
        return outcomeOf(taken, { failed: `Kafka did not take it: ${wordsOf(error)}` });
      }
    },
    close: drop,
  };
}

function messageOf(prefix: string, { key, event }: OutgoingEvent): KafkaMessage {
  const { id, kind, version, at, data } = event;
  return {
    topic: `${prefix}${kind}`,
    key,
    value: JSON.stringify({ id, kind, version, key, at, data }),
    headers: { id, version: String(version) },
  };
}

/** The innermost reason says most: what is around it says that something failed. */
function wordsOf(error: unknown): string {
  if (error instanceof AggregateError && error.errors.length > 0) return wordsOf(error.errors[0]);
  if (error instanceof Error) return error.cause instanceof Error ? wordsOf(error.cause) : error.message;
  return String(error);
}
