/** What can be subscribed to, and on which terms. */
export interface SubscriptionType {
  version: string;
  /** Fields that the condition must have, and those that it may. */
  condition: readonly string[];
  optional?: readonly string[];
  /** One of them must have been granted by the broadcaster. */
  scopes?: readonly string[];
  /** Not over a WebSocket of a person. */
  appOnly?: true;
}

const BROADCASTER = ["broadcaster_user_id"];
const VIPS = { version: "1", condition: BROADCASTER, scopes: ["channel:read:vips", "channel:manage:vips"] };
const MODERATORS = {
  version: "1",
  condition: BROADCASTER,
  scopes: ["moderation:read", "channel:manage:moderators"],
};
const SUBSCRIBERS = { version: "1", condition: BROADCASTER, scopes: ["channel:read:subscriptions"] };
const AUTHORIZATIONS = { version: "1", condition: ["client_id"], appOnly: true } as const;

/** The types of which this Twitch has something to tell, by name. */
export const subscriptionTypes: Readonly<Record<string, SubscriptionType>> = {
  "stream.online": { version: "1", condition: BROADCASTER },
  "stream.offline": { version: "1", condition: BROADCASTER },
  "channel.update": { version: "2", condition: BROADCASTER },
  "channel.vip.add": VIPS,
  "channel.vip.remove": VIPS,
  "channel.moderator.add": MODERATORS,
  "channel.moderator.remove": MODERATORS,
  "channel.subscribe": SUBSCRIBERS,
  "channel.subscription.end": SUBSCRIBERS,
  "channel.subscription.gift": SUBSCRIBERS,
  "channel.subscription.message": SUBSCRIBERS,
  "user.authorization.grant": AUTHORIZATIONS,
  "user.authorization.revoke": AUTHORIZATIONS,
  "conduit.shard.disabled": {
    version: "1",
    condition: ["client_id"],
    optional: ["conduit_id"],
    appOnly: true,
  },
};

/** Every status that a subscription can have; GET takes no other as a filter. */
export const SUBSCRIPTION_STATUSES = [
  "enabled",
  "webhook_callback_verification_pending",
  "webhook_callback_verification_failed",
  "notification_failures_exceeded",
  "authorization_revoked",
  "moderator_removed",
  "user_removed",
  "chat_user_banned",
  "version_removed",
  "beta_maintenance",
  "websocket_disconnected",
  "websocket_failed_ping_pong",
  "websocket_received_inbound_traffic",
  "websocket_connection_unused",
  "websocket_internal_error",
  "websocket_network_timeout",
  "websocket_network_error",
  "websocket_failed_to_reconnect",
  "conduit_deleted",
] as const;
export type SubscriptionStatus = (typeof SUBSCRIPTION_STATUSES)[number];
