import { type ChannelModel, type ConfirmChannel, connect } from "amqplib";
import { within } from "@/lib/kernel/within";
import { DEAD_EXCHANGE, DEAD_QUEUE, EVENTS_EXCHANGE, ONLINE_QUEUE, type RabbitMessage } from "./messages";

/** A connection and its one channel, on which what we publish to is known to be there. */
export interface Link {
  /** Resolves when the server has the message for good. @throws LinkError */
  send(message: RabbitMessage): Promise<void>;
  /** Why nothing gets through any more; undefined while it does. */
  problem(): LinkError | undefined;
  close(): Promise<void>;
}

/** What went wrong, in words for operators. */
export class LinkError extends Error {
  /** The server ended the channel because of what was sent on it (406), not because of itself. */
  readonly ofMessage: boolean;
  /** Ms before which trying again is of no use; undefined: as usual. */
  readonly retryAfterMs: number | undefined;

  constructor(
    message: string,
    options: { ofMessage?: boolean; retryAfterMs?: number; cause?: unknown } = {},
  ) {
    super(message, { cause: options.cause });
    this.name = "LinkError";
    this.ofMessage = options.ofMessage ?? false;
    this.retryAfterMs = options.retryAfterMs;
  }
}

const CONNECT_MS = 10_000;
const CLOSE_MS = 1_000;
/** A server that is silent for two of these counts as gone. */
const HEARTBEAT_SECONDS = 10;
/** Somebody has to change how a queue was declared; that takes a while. */
const DECLARED_OTHERWISE_MS = 60_000;
const PRECONDITION_FAILED = 406;

/** Connects, and declares what we publish to. @throws LinkError */
export async function openLink(url: string): Promise<Link> {
  const address = new URL(url);
  if (!address.searchParams.has("heartbeat"))
    address.searchParams.set("heartbeat", String(HEARTBEAT_SECONDS));
  const connection = await connect(address.href, { timeout: CONNECT_MS }).catch((error: unknown) => {
    throw new LinkError(`RabbitMQ cannot be reached: ${wordsOf(error)}.`, { cause: error });
  });
  const health = new Health(connection);
  try {
    const channel = await within(CONNECT_MS, connection.createConfirmChannel());
    health.watch(channel);
    await within(CONNECT_MS, declare(channel));
    return linkOn(connection, channel, health);
  } catch (error) {
    await closeQuietly(connection);
    throw error instanceof LinkError ? error : declaredOtherwise(error);
  }
}

/** Every declaration is one that changes nothing where it is there already. */
async function declare(channel: ConfirmChannel): Promise<void> {
  await channel.assertExchange(EVENTS_EXCHANGE, "topic", { durable: true });
  await channel.assertExchange(DEAD_EXCHANGE, "fanout", { durable: true });
  await channel.assertQueue(DEAD_QUEUE, { durable: true });
  await channel.bindQueue(DEAD_QUEUE, DEAD_EXCHANGE, "");
  await channel.assertQueue(ONLINE_QUEUE, { durable: true, deadLetterExchange: DEAD_EXCHANGE });
}

/** The server names the argument and the queue: "inequivalent arg 'x' for queue 'y' in vhost '/': received …". */
function declaredOtherwise(error: unknown): LinkError {
  const words = wordsOf(error);
  if (codeOf(error) !== PRECONDITION_FAILED)
    return new LinkError(`RabbitMQ did not take our declarations: ${words}.`, { cause: error });
  const [, argument, kind, name] =
    /inequivalent arg '([^']+)' for (queue|exchange) '([^']+)'/.exec(words) ?? [];
  const what = name
    ? `The ${kind} ${name} is there already, with another ${argument}`
    : "Something is there already, but otherwise";
  const advice = "Change it, or delete it when nothing of it is needed: then it is made anew.";
  return new LinkError(`${what}: ${words}. ${advice}`, { retryAfterMs: DECLARED_OTHERWISE_MS, cause: error });
}

/** Hears what the server says of the connection and the channel. What ends first is why, and ends all that waits. */
class Health {
  problem: LinkError | undefined;
  /** Ids of messages that no queue took. */
  readonly returned = new Set<string>();
  readonly waiting = new Set<(problem: LinkError) => void>();

  constructor(connection: ChannelModel) {
    connection.on("error", (error) => this.#end(new LinkError(`RabbitMQ broke off: ${wordsOf(error)}.`)));
    connection.on("close", (error) =>
      this.#end(new LinkError(`RabbitMQ closed the connection${error ? `: ${wordsOf(error)}` : ""}.`)),
    );
    connection.on("blocked", (reason) =>
      this.#end(new LinkError(`RabbitMQ takes nothing at the moment: ${String(reason)}.`)),
    );
  }

  watch(channel: ConfirmChannel): void {
    channel.on("error", (error) => {
      const ofMessage = codeOf(error) === PRECONDITION_FAILED;
      this.#end(new LinkError(`RabbitMQ refused a message: ${wordsOf(error)}.`, { ofMessage }));
    });
    channel.on("close", () => this.#end(new LinkError("RabbitMQ closed the channel.")));
    channel.on("return", ({ properties }) => this.returned.add(String(properties.messageId)));
  }

  #end(problem: LinkError): void {
    this.problem ??= problem;
    for (const reject of this.waiting) reject(this.problem);
    this.waiting.clear();
  }
}

function linkOn(connection: ChannelModel, channel: ConfirmChannel, health: Health): Link {
  return {
    problem: () => health.problem,
    send: ({ exchange, routingKey, body, properties }) =>
      new Promise<void>((resolve, reject) => {
        if (health.problem) throw health.problem;
        health.waiting.add(reject);
        channel.publish(exchange, routingKey, body, properties, (error: unknown) => {
          // The channel is over: why is told in a moment, if it is not known yet.
          if (error && codeOf(error) === undefined && wordsOf(error) === "channel closed") return;
          health.waiting.delete(reject);
          if (error) return reject(health.problem ?? nacked(routingKey));
          // What no queue takes comes back before it is confirmed.
          if (properties.mandatory && health.returned.delete(properties.messageId))
            reject(unrouted(routingKey));
          else resolve();
        });
      }),
    close: () => closeQuietly(connection),
  };
}

const nacked = (routingKey: string) =>
  new LinkError(`RabbitMQ did not take a message for ${routingKey}: a queue is full, or it failed inside.`);
const unrouted = (routingKey: string) =>
  new LinkError(`The queue ${routingKey} was deleted; it is made anew.`);

async function closeQuietly(connection: ChannelModel): Promise<void> {
  await within(CLOSE_MS, connection.close()).catch(() => undefined);
}

const wordsOf = (error: unknown): string =>
  (error instanceof Error ? error.message || error.name : String(error)).replace(/[.\s]+$/, "");

const codeOf = (error: unknown): unknown =>
  error instanceof Error && "code" in error ? error.code : undefined;
