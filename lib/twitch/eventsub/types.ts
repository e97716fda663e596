/** Where a subscription's events go, as Twitch tells it. `other`: a way that is not known here. */
export type SubscriptionTarget =
  | { method: "webhook"; callback: string }
  | { method: "conduit"; conduitId: string }
  | { method: "websocket"; sessionId: string }
  | { method: "other" };

/** Where a new subscription's events are to go. */
export type NewSubscriptionTarget =
  | { method: "webhook"; callback: string; secret: string }
  | { method: "conduit"; conduitId: string }
  | { method: "websocket"; sessionId: string };

/** A subscription as Twitch keeps it. */
export interface Subscription {
  id: string;
  type: string;
  version: string;
  /** enabled, webhook_callback_verification_pending, or why no events come (any more). */
  status: string;
  /** 0 when who it is about has authorised this app, otherwise 1. */
  cost: number;
  condition: Readonly<Record<string, string>>;
  target: SubscriptionTarget;
  createdAt: Date;
}

/** What of Twitch's limits is used. */
export interface SubscriptionTotals {
  /** Subscriptions of this app (over WebSocket: of this app and user), whatever their status. */
  total: number;
  totalCost: number;
  maxTotalCost: number;
}

export interface SubscriptionList extends SubscriptionTotals {
  subscriptions: Subscription[];
  /** Whether these are all; otherwise the first page. */
  isWhole: boolean;
}

export interface NewSubscription {
  type: string;
  version: string;
  condition: Readonly<Record<string, string>>;
  target: NewSubscriptionTarget;
}

/** `words` may be shown to people. */
export type Subscribed =
  | { result: "created"; subscription: Subscription; totals: SubscriptionTotals }
  /** There is one of the same type, condition and target already. */
  | { result: "exists" }
  /** Twitch does not want it like this: a permission is missing, or something in it is wrong. */
  | { result: "refused"; status: number; words: string }
  /** Another one would cost more than there is, or there are too many alike. */
  | { result: "full"; words: string };

export interface Conduit {
  id: string;
  shardCount: number;
}

export interface Shard {
  id: string;
  /** enabled, or why it gets no events. */
  status: string;
  /** Of its WebSocket; null for one that is called. */
  sessionId: string | null;
}

/** With whose token: webhooks and conduits are the app's, subscriptions over WebSocket a user's. */
export type SubscribeAs = "app" | { twitchUserId: string };

type Options = { signal?: AbortSignal | undefined };

/** EventSub at Helix (dev.twitch.tv/docs/api/reference). All throw TwitchError for what is not in their answers. */
export interface EventSubCalls {
  /** All subscriptions, or only the first page of them (1 point) with the totals of all. */
  list(as: SubscribeAs, options?: Options & { onlyFirstPage?: boolean }): Promise<SubscriptionList>;
  /** Asks for one, once. A webhook's is pending until its callback has answered the challenge. */
  create(as: SubscribeAs, wanted: NewSubscription, options?: Options): Promise<Subscribed>;
  /** Ends one; false: it was not there (any more). */
  remove(as: SubscribeAs, id: string, options?: Options): Promise<boolean>;
  listConduits(options?: Options): Promise<Conduit[]>;
  /** `null`: Twitch lets this app have no more of them. */
  createConduit(shardCount: number, options?: Options): Promise<Conduit | null>;
  listShards(conduitId: string, options?: Options): Promise<Shard[]>;
  /** Has a conduit's shard send its events to a WebSocket; null, or Twitch's words why not. */
  assignShard(
    conduitId: string,
    shardId: string,
    sessionId: string,
    options?: Options,
  ): Promise<string | null>;
}
