import type { Env } from "@/lib/env/schema";
import { KEPT_DAYS } from "@/lib/jobs/schema";
import { EXPORT_DAYS } from "./make-exports";
import type { Kept } from "./schema";

/** Everything that is kept of people here, with how long, from the settings of this instance. */
export function keptOfPeople(env: Pick<Env, "CHAT_RETENTION_DAYS" | "AUDIT_DAYS">): readonly Kept[] {
  const days = (count: number) => ({ days: count });
  return [
    { id: "profile", tables: ["person", "account", "visit", "mail_address"], until: "account" },
    { id: "sessions", tables: ["session", "twitch_token", "rate_limit_bucket"], until: "account" },
    { id: "follows", tables: ["follow"], until: "account" },
    {
      id: "preferences",
      tables: ["notification_preference", "broadcaster_preference", "push_device"],
      until: "account",
    },
    { id: "inbox", tables: ["notification", "announcement"], until: days(KEPT_DAYS.notifications) },
    { id: "mails", tables: ["delivery", "mail_outbox", "digest_sent"], until: days(KEPT_DAYS.deliveries) },
    { id: "wishes", tables: ["target_wish", "target_told"], until: "account" },
    { id: "searches", tables: ["saved_search"], until: "account" },
    { id: "looks", tables: ["chat_search_audit"], until: days(KEPT_DAYS.looks) },
    {
      id: "messages",
      tables: ["chat_message", "chat_event", "chat_mark"],
      until: days(env.CHAT_RETENTION_DAYS),
    },
    {
      id: "viewers",
      tables: ["viewer", "channel_viewer", "viewer_stream", "viewer_activity", "viewer_arrival", "chat_hour"],
      until: "channel",
    },
    { id: "optOut", tables: ["chat_opt_out", "chat_erasure"], until: "always" },
    { id: "roles", tables: ["channel_role"], until: "channel" },
    {
      id: "channel",
      tables: [
        "channel",
        "channel_reader",
        "command",
        "command_import",
        "chat_timer",
        "quote",
        "moderation_rule",
      ],
      until: "channel",
    },
    {
      id: "said",
      tables: ["command_use", "command_cooldown", "outgoing_message"],
      until: days(KEPT_DAYS.said),
    },
    {
      id: "moderation",
      tables: ["moderation_action", "moderation_permit"],
      until: days(KEPT_DAYS.offences),
    },
    { id: "clips", tables: ["clip", "clip_collection"], until: "channel" },
    {
      id: "streams",
      tables: [
        "broadcaster",
        "stream",
        "live_status",
        "broadcaster_sync_log",
        "target_start",
        "target_stream",
      ],
      // Nobody who follows a channel no more takes its past away from the others.
      until: "always",
    },
    { id: "keys", tables: ["api_key", "webhook"], until: "account" },
    { id: "audit", tables: ["audit_entry"], until: days(env.AUDIT_DAYS) },
    { id: "jobs", tables: ["job_run", "idempotency_key"], until: days(KEPT_DAYS.runs) },
    { id: "events", tables: ["outbox"], until: days(KEPT_DAYS.outbox) },
    {
      id: "twitchEvents",
      tables: ["eventsub_message", "eventsub_subscription"],
      until: days(KEPT_DAYS.eventSub),
    },
    { id: "lost", tables: ["dead_letter"], until: days(KEPT_DAYS.deadLetters) },
    { id: "export", tables: ["account_export", "account_export_part"], until: days(EXPORT_DAYS) },
    { id: "deletion", tables: ["account_deletion", "deletion_receipt"], until: "always" },
    { id: "bot", tables: ["bot_account", "bot_device", "bot"], until: "account" },
  ];
}

/** Tables that hold nothing of anybody. A new table stands here or above. */
export const OF_NOBODY = [
  ...["_prisma_migrations", "alert", "broadcaster_sync", "category", "channel_lease", "channel_lines"],
  ...["chat_gap", "clip_archive", "clip_collection_item", "clip_file", "clip_file_removal", "clip_window"],
  ...[
    "command_name",
    "eventsub_healed",
    "eventsub_minute",
    "eventsub_refusal",
    "eventsub_state",
    "helix_usage",
  ],
  ...["publisher", "publisher_minute", "recording", "role_sync", "role_sync_ask", "role_sync_run"],
  ...["stream_segment", "vapid_key", "viewer_rollup", "viewer_sample", "watch_target"],
];
