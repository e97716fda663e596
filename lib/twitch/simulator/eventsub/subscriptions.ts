import { randomUUID } from "node:crypto";
import { type SubscriptionStatus, subscriptionTypes } from "./core/subscription-types";

export type SubscriptionTransport =
  | { method: "webhook"; callback: string; secret: string }
  | { method: "websocket"; sessionId: string; connectedAt: string; disconnectedAt?: string }
  | { method: "conduit"; conduitId: string };

export interface EventSubscription {
  id: string;
  clientId: string;
  /** Whose token made it; null: the app's. */
  userId: string | null;
  type: string;
  version: string;
  condition: Readonly<Record<string, string>>;
  transport: SubscriptionTransport;
  status: SubscriptionStatus;
  /** As EventSub writes times. */
  createdAt: string;
  /** When it ceased to work, in ms since the epoch; null while it does. */
  endedAt: number | null;
  /** Messages in a row that were not taken. */
  failures: number;
}

/** WebSocket subscriptions that ended are shown a while. */
const SHOWN_AFTER_END_MS = 60_000;

/** Every subscription there is, by client, oldest first. */
export class Subscriptions {
  private readonly byId = new Map<string, EventSubscription>();
  /** By type and what the condition says, so that an event finds its subscriptions among thousands. */
  private readonly byTopic = new Map<string, Set<EventSubscription>>();

  add(wish: Omit<EventSubscription, "id" | "endedAt" | "failures">): EventSubscription {
    const added = { ...wish, id: randomUUID(), endedAt: null, failures: 0 };
    this.byId.set(added.id, added);
    for (const topic of topicsOf(added.type, added.condition)) {
      const known = this.byTopic.get(topic);
      if (known) known.add(added);
      else this.byTopic.set(topic, new Set([added]));
    }
    return added;
  }

  get(id: string): EventSubscription | undefined {
    return this.byId.get(id);
  }

  all(): Iterable<EventSubscription> {
    return this.byId.values();
  }

  /** What a token's owner sees: the app its own, a person those of their WebSockets. */
  visibleTo(clientId: string, userId: string | null, now: number): EventSubscription[] {
    const mine = [...this.byId.values()].filter((one) => one.clientId === clientId && one.userId === userId);
    for (const { id, transport, endedAt } of mine) {
      if (transport.method === "websocket" && endedAt !== null && now - endedAt > SHOWN_AFTER_END_MS)
        this.remove(id);
    }
    return mine.filter(({ id }) => this.byId.has(id));
  }

  remove(id: string): boolean {
    const known = this.byId.get(id);
    if (!known) return false;
    this.byId.delete(id);
    for (const topic of topicsOf(known.type, known.condition)) this.byTopic.get(topic)?.delete(known);
    return true;
  }

  /** Those that work, of one type, whose condition fits what the event is about. */
  wanting(type: string, subject: Readonly<Record<string, string>>): EventSubscription[] {
    const found = new Set(topicsOf(type, subject).flatMap((topic) => [...(this.byTopic.get(topic) ?? [])]));
    return [...found].filter(
      ({ status, condition }) =>
        status === "enabled" && Object.entries(condition).every(([name, value]) => subject[name] === value),
    );
  }

  end(subscription: EventSubscription, status: SubscriptionStatus, now: number): void {
    subscription.status = status;
    subscription.endedAt = now;
  }
}

/** One that works or is about to: it counts against limits. */
export const isStanding = ({ status }: EventSubscription) =>
  status === "enabled" || status === "webhook_callback_verification_pending";

/** Whom a subscription is about, where that is a person. */
export const userOf = ({ condition }: EventSubscription): string | undefined => condition.broadcaster_user_id;

/** Whether it stands by what somebody allowed. */
export const needsScopes = ({ type }: EventSubscription): boolean =>
  subscriptionTypes[type]?.scopes !== undefined;

function topicsOf(type: string, fields: Readonly<Record<string, string>>): string[] {
  return Object.entries(fields).map(([name, value]) => `${type} ${name} ${value}`);
}
