import { randomUUID } from "node:crypto";
import type { Authority } from "../oauth/authority";
import type { World } from "../world/world";
import { type Conduit, Conduits, type Shard, shardFor } from "./conduits";
import { type Happening, nanoseconds } from "./core/events";
import { type SubscriptionStatus, subscriptionTypes } from "./core/subscription-types";
import { Deliveries } from "./deliveries";
import { Mischief } from "./mischief";
import { subscriptionRow } from "./rows";
import { type SocketSession, Sockets } from "./sockets";
import {
  type EventSubscription,
  isStanding,
  needsScopes,
  Subscriptions,
  type SubscriptionTransport,
  userOf,
} from "./subscriptions";
import { watchWorld } from "./watch-world";
import type { WebhookMessage, WebhookTarget } from "./webhook";

export interface EventSubDeps {
  world: World;
  authority: Authority;
  /** ms since the epoch, in this world */
  now: () => number;
  /** Where this Twitch is, http://… */
  url: () => string;
  seed: number;
}

const WORDS = ["pogchamp", "kappa", "noscope", "vohiyo", "residentsleeper", "heyguys"] as const;

/** EventSub of the pretended Twitch: who subscribed to what, and how they are told of it. */
export class EventSub {
  readonly subscriptions = new Subscriptions();
  readonly conduits = new Conduits();
  readonly mischief: Mischief;
  readonly deliveries: Deliveries;
  readonly sockets: Sockets;
  private readonly ceaseWatching: () => void;

  constructor(readonly deps: EventSubDeps) {
    this.mischief = new Mischief(deps.seed);
    this.deliveries = new Deliveries(this.mischief, deps.now);
    this.sockets = new Sockets({
      now: deps.now,
      fraction: () => this.mischief.fraction(),
      url: () => this.socketUrl,
      onEnd: (session, status) => this.loseSession(session, status),
    });
    this.ceaseWatching = watchWorld(deps, this);
  }

  /** Where WebSockets connect. */
  get socketUrl(): string {
    return `${this.deps.url().replace(/^http/, "ws")}/eventsub/ws`;
  }

  timestamp(): string {
    return nanoseconds(this.deps.now(), this.mischief.fraction());
  }

  /** 0 where somebody allowed it or has authorised the app at all, 1 for strangers. */
  costOf(subscription: Pick<EventSubscription, "type" | "condition" | "clientId">): number {
    if (subscriptionTypes[subscription.type]?.scopes) return 0;
    const user = subscription.condition.broadcaster_user_id;
    return user !== undefined && this.deps.authority.hasAuthorized(subscription.clientId, user) ? 0 : 1;
  }

  /** What those subscriptions of a token's owner cost that stand. */
  totalCost(clientId: string, userId: string | null): number {
    return this.subscriptions
      .visibleTo(clientId, userId, this.deps.now())
      .filter(isStanding)
      .reduce((sum, one) => sum + this.costOf(one), 0);
  }

  /** Tells everybody who subscribed to it, each by a message of its own. */
  publish({ type, subject, event }: Happening): void {
    for (const subscription of this.subscriptions.wanting(type, subject)) {
      if (this.mischief.drops()) {
        this.deliveries.dropped += 1;
        continue;
      }
      const message = this.messageOf("notification", subscription, { event });
      void this.deliver(subscription, message, this.mischief.delay());
      if (this.mischief.duplicates()) void this.deliver(subscription, message, this.mischief.delay());
    }
  }

  /** Asks a callback whether it wants this; it works from then on, or never. */
  async verify(subscription: EventSubscription, target: WebhookTarget): Promise<void> {
    const right = await this.challenge(subscription, target);
    if (right === undefined || subscription.status !== "webhook_callback_verification_pending") return;
    if (right) subscription.status = "enabled";
    else this.subscriptions.end(subscription, "webhook_callback_verification_failed", this.deps.now());
  }

  /** The same of a shard of a conduit. */
  async verifyShard(conduit: Conduit, shard: Shard, target: WebhookTarget): Promise<void> {
    const right = await this.challenge(
      {
        ...{ id: conduit.id, clientId: conduit.clientId, userId: null, type: "conduit.shard", version: "1" },
        ...{ condition: {}, transport: { method: "conduit", conduitId: conduit.id }, status: shard.status },
        ...{ createdAt: this.timestamp(), endedAt: null, failures: 0 },
      },
      target,
    );
    if (right === undefined) return;
    shard.status = right ? "enabled" : "webhook_callback_verification_failed";
  }

  /** Ends a subscription from Twitch's side and says so, once. */
  revoke(subscription: EventSubscription, status: SubscriptionStatus): void {
    const told = isStanding(subscription);
    this.subscriptions.end(subscription, status, this.deps.now());
    if (told) void this.deliver(subscription, this.messageOf("revocation", subscription, {}), 0);
  }

  /** Somebody took back what they had allowed: what stood by it ends. */
  revokeAllOf(clientId: string, userId: string): void {
    for (const subscription of [...this.subscriptions.all()]) {
      const stoodByIt = needsScopes(subscription) && userOf(subscription) === userId;
      const theirs = subscription.userId === userId;
      if (subscription.clientId !== clientId || !(stoodByIt || theirs) || !isStanding(subscription)) continue;
      this.revoke(subscription, "authorization_revoked");
    }
  }

  endConduit(conduit: Conduit): void {
    this.conduits.remove(conduit);
    for (const subscription of this.subscriptions.all()) {
      const { transport } = subscription;
      if (transport.method === "conduit" && transport.conduitId === conduit.id) {
        this.subscriptions.end(subscription, "conduit_deleted", this.deps.now());
      }
    }
  }

  messageOf(kind: WebhookMessage["kind"], subscription: EventSubscription, content: object): WebhookMessage {
    return {
      id: randomUUID(),
      timestamp: this.timestamp(),
      kind,
      type: subscription.type,
      version: subscription.version,
      body: JSON.stringify({
        ...content,
        subscription: subscriptionRow(subscription, this.costOf(subscription)),
      }),
    };
  }

  /** Ends all connections and timers. */
  stop(): void {
    this.ceaseWatching();
    this.deliveries.stop();
    this.sockets.stop();
  }

  /** Undefined: it was never sent. */
  private async challenge(
    subscription: EventSubscription,
    target: WebhookTarget,
  ): Promise<boolean | undefined> {
    const challenge = [...WORDS, String(this.mischief.fraction())].join("-");
    const message = this.messageOf("webhook_callback_verification", subscription, { challenge });
    if (this.mischief.challenge === "never" || !(await this.deliveries.waited(1))) return undefined;
    const { status, text } = await this.deliveries.send({ message, target, subscriptionId: subscription.id });
    return status === 200 && text === challenge && this.mischief.challenge !== "wrong";
  }

  private async deliver(
    subscription: EventSubscription,
    message: WebhookMessage,
    delayMs: number,
  ): Promise<void> {
    if (!(await this.deliveries.waited(delayMs))) return;
    const transport = this.wayOf(subscription);
    if (transport?.method === "websocket") this.deliverBySocket(transport.sessionId, subscription, message);
    if (transport?.method !== "webhook") return;
    await this.deliveries.sendUntilTaken(
      { message, target: transport, subscriptionId: subscription.id },
      (taken) => this.count(subscription, taken),
    );
  }

  /** Undefined: no shard takes it, and it is lost. */
  private wayOf({ transport, condition }: EventSubscription): Shard["transport"] | undefined {
    if (transport.method !== "conduit") return transport;
    const conduit = [...this.conduits.all()].find(({ id }) => id === transport.conduitId);
    return conduit && shardFor(conduit, Object.values(condition).join(" "))?.transport;
  }

  private deliverBySocket(sessionId: string, subscription: EventSubscription, message: WebhookMessage): void {
    const about = { subscription_type: message.type, subscription_version: message.version };
    const sent = this.sockets.send(sessionId, message.kind, JSON.parse(message.body) as object, {
      message_id: message.id,
      message_timestamp: message.timestamp,
      ...about,
    });
    const { id: messageId, kind, type } = message;
    const status = sent ? null : 0;
    this.deliveries.note({
      messageId,
      kind,
      type,
      subscriptionId: subscription.id,
      attempt: 0,
      status,
      ms: 0,
    });
  }

  private count(subscription: EventSubscription, taken: boolean): void {
    subscription.failures = taken ? 0 : subscription.failures + 1;
    if (subscription.failures <= this.mischief.failuresAllowed || subscription.status !== "enabled") return;
    this.subscriptions.end(subscription, "notification_failures_exceeded", this.deps.now());
  }

  private loseSession(session: SocketSession, status: SubscriptionStatus): void {
    const ended = this.timestamp();
    const isTheirs = (transport: SubscriptionTransport) =>
      transport.method === "websocket" && transport.sessionId === session.id;
    for (const subscription of this.subscriptions.all()) {
      if (!isTheirs(subscription.transport) || !isStanding(subscription)) continue;
      subscription.transport = { ...subscription.transport, disconnectedAt: ended } as SubscriptionTransport;
      this.subscriptions.end(subscription, status, this.deps.now());
    }
    for (const { conduit, number, shard } of this.conduits.shardsOf(session.id)) {
      conduit.shards.set(number, {
        status,
        transport: { ...shard.transport, disconnectedAt: ended } as Shard["transport"],
      });
      this.publish({
        type: "conduit.shard.disabled",
        subject: { client_id: conduit.clientId, conduit_id: conduit.id },
        event: {
          conduit_id: conduit.id,
          shard_id: String(number),
          status,
          transport: { method: "websocket", session_id: session.id },
        },
      });
    }
  }
}
