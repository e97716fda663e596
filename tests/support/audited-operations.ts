import type { AuditAction } from "@/lib/audit/schema";
import { personas } from "@/lib/twitch/simulator";
import type { Role } from "./permission-matrix";
import type { Said } from "./permission-world";

/** What an operation records, and a request by which it does. */
export interface Audited {
  operation: string;
  action: AuditAction;
  /** Who asks; the owner of the channel when left out. */
  by?: Role;
  /** What must be so before, where the world of the permission matrix is not. */
  before?: string;
  /** What is said instead of what the world says. */
  said?: Said;
}

const { kaya, vera } = personas;
const operator = { by: "operator" } as const;
const viewer4711 = `
  INSERT INTO viewer (twitch_id, login, display_name, first_seen_at, last_seen_at)
    VALUES ('4711', 'nova', 'Nova', now(), now()) ON CONFLICT DO NOTHING;
  INSERT INTO channel_viewer (channel_id, viewer_id, first_seen_at, last_seen_at)
    VALUES ('${kaya.id}', '4711', now(), now()) ON CONFLICT DO NOTHING`;
const lastTimerLongAgo = `UPDATE chat_timer SET last_said_at = now() - interval '1 hour'`;

/** The operations by which people have power over others, in an order in which each has something to do. */
export const AUDITED: readonly Audited[] = [
  { operation: "bot.send-message", action: "message.send" },
  { operation: "bot.update-channel", action: "channel.settings" },
  { operation: "clips.create-collection", action: "collection.create" },
  { operation: "clips.change-collection-items", action: "collection.items" },
  { operation: "clips.update-collection", action: "collection.update" },
  { operation: "clips.delete-collection", action: "collection.delete" },
  { operation: "clips.restore-collection", action: "collection.restore" },
  { operation: "clips.update-archive", action: "archive.settings" },
  { operation: "clips.request-archive", action: "archive.ask" },
  { operation: "clips.change-many", action: "clip.bulk" },
  { operation: "clips.update", action: "clip.update" },
  { operation: "clips.unshare", action: "clip.unshare" },
  { operation: "clips.share", action: "clip.share" },
  { operation: "clips.delete", action: "clip.delete" },
  { operation: "clips.restore", action: "clip.restore" },
  { operation: "commands.change-many", action: "command.bulk" },
  { operation: "commands.create", action: "command.create", by: "moderator" },
  { operation: "commands.execute", action: "command.execute" },
  { operation: "commands.update", action: "command.update", by: "moderator" },
  { operation: "commands.delete", action: "command.delete" },
  { operation: "commands.restore", action: "command.restore" },
  { operation: "commands.undo-import", action: "import.undo" },
  { operation: "moderation.update-conduct", action: "moderation.conduct" },
  { operation: "moderation.update-rule", action: "moderation.rule" },
  { operation: "moderation.grant-permit", action: "moderation.permit" },
  { operation: "moderation.undo-action", action: "moderation.undo" },
  { operation: "quotes.create", action: "quote.create" },
  { operation: "quotes.update", action: "quote.update" },
  { operation: "quotes.delete", action: "quote.delete" },
  { operation: "quotes.restore", action: "quote.restore" },
  { operation: "roles.refresh-person", action: "role.refresh" },
  { operation: "roles.update-settings", action: "role.settings" },
  {
    operation: "roles.sync",
    action: "role.sync",
    before: "DELETE FROM role_sync_ask; DELETE FROM role_sync_run",
  },
  { operation: "timers.create", action: "timer.create" },
  { operation: "timers.update", action: "timer.update" },
  { operation: "timers.say", action: "timer.say", before: lastTimerLongAgo },
  { operation: "timers.delete", action: "timer.delete" },
  { operation: "timers.restore", action: "timer.restore" },
  { operation: "viewers.add-to-channel", action: "viewer.add" },
  { operation: "viewers.create", action: "viewer.add" },
  { operation: "viewers.remove-from-channel", action: "viewer.remove", before: viewer4711 },
  { operation: "viewers.update-in-channel", action: "viewer.restore" },
  { operation: "viewers.delete", action: "viewer.remove" },
  { operation: "viewers.update", action: "viewer.update", said: { body: { bot: true } } },
  { operation: "messages.add-reader", action: "reader.add", said: { body: { login: vera.login } } },
  { operation: "messages.remove-reader", action: "reader.remove" },
  { operation: "messages.create", action: "message.create" },
  { operation: "messages.delete", action: "message.delete" },
  { operation: "messages.restore", action: "message.restore" },
  { operation: "streams.create", action: "stream.create" },
  { operation: "streams.update", action: "stream.update", said: { body: { title: "Another" } } },
  {
    ...{ operation: "deliveries.retry", action: "delivery.retry", ...operator },
    before: `INSERT INTO delivery (user_id, kind, medium, announcement_id, state, not_before)
      SELECT id, 'live', 'email', gen_random_uuid(), 'failed', now() FROM person WHERE login = '${vera.login}'`,
  },
  { operation: "jobs.cancel-run", action: "job.cancel", ...operator },
  { operation: "jobs.run", action: "job.run", ...operator, before: "DELETE FROM job_run" },
  { operation: "sync.run", action: "job.run", ...operator },
  { operation: "eventsub.reconcile", action: "job.run", ...operator },
  {
    ...{ operation: "publishers.retry-dead-letters", action: "letter.retry", ...operator },
    before: `INSERT INTO dead_letter (publisher_id, event_id, seq, kind, key, at, body, reason)
      SELECT w.publisher_id, id, seq, kind, key, created_at, '{}', 'no' FROM outbox,
        (SELECT publisher_id FROM webhook ORDER BY publisher_id LIMIT 1) AS w ORDER BY seq DESC LIMIT 1`,
  },
  { operation: "publishers.pause", action: "publisher.pause", ...operator },
  { operation: "publishers.resume", action: "publisher.resume", ...operator },
  {
    operation: "publishers.update",
    action: "publisher.update",
    ...operator,
    said: { body: { kinds: ["stream.online"] } },
  },
  {
    ...{ operation: "publishers.replay", action: "publisher.replay", ...operator },
    before: `UPDATE publisher SET position = (SELECT max(seq) FROM outbox)`,
    said: { body: { from: new Date(Date.now() - 3_600_000).toISOString() } },
  },
  {
    operation: "webhooks.enable",
    action: "publisher.resume",
    ...operator,
    before: "UPDATE publisher SET paused_at = now()",
  },
  { operation: "webhooks.create", action: "webhook.create", ...operator },
  { operation: "webhooks.update", action: "webhook.update", ...operator },
  { operation: "webhooks.rotate-secret", action: "webhook.rotate", ...operator },
  { operation: "webhooks.delete", action: "webhook.delete", ...operator },
  { operation: "targets.create", action: "target.add", ...operator },
  { operation: "targets.update", action: "target.update", ...operator, said: { body: { enabled: false } } },
  { operation: "targets.delete", action: "target.remove", ...operator },
  { operation: "bot.connect-account", action: "bot.begin", ...operator },
  { operation: "bot.disconnect-account", action: "bot.disconnect", ...operator },
  { operation: "keys.create", action: "key.create", by: "viewer" },
  { operation: "keys.update", action: "key.rename", by: "viewer", said: { body: { name: "Renamed" } } },
  { operation: "keys.revoke", action: "key.revoke", by: "viewer" },
  { operation: "keys.create-of-instance", action: "key.create", ...operator },
  {
    ...{ operation: "keys.update-of-instance", action: "key.rename", ...operator },
    said: { body: { name: "Renamed" } },
  },
  { operation: "keys.revoke-of-instance", action: "key.revoke", ...operator },
  {
    ...{ operation: "account.export", action: "account.export", by: "viewer" },
    before: "TRUNCATE account_export CASCADE",
  },
  { operation: "account.delete", action: "account.delete", by: "viewer" },
  { operation: "account.keep", action: "account.keep", by: "viewer" },
  { operation: "bot.leave", action: "channel.leave" },
  { operation: "bot.join", action: "channel.join" },
];

/** Those that have tests of their own in audit-coverage.test.ts, as they need more of the world. */
export const AUDITED_APART: Readonly<Record<string, AuditAction>> = {
  "bot.poll-account": "bot.connect",
  "clips.create": "clip.add",
  "commands.import": "import.apply",
  "streams.end": "stream.end",
};

const OWN = "their own, and nobody else's";
const READING = "it changes nothing";

/** Writing operations by which nobody has power over others, and why. */
export const WITHOUT_POWER: Readonly<Record<string, string>> = {
  "account.confirm-address-again": OWN,
  "account.drop-address": OWN,
  "account.test-address": OWN,
  "account.update-address": OWN,
  "commands.dry-run": READING,
  "commands.preview-import": READING,
  "devices.delete": OWN,
  "devices.register": OWN,
  "devices.test": OWN,
  "devices.update": OWN,
  "following.create": OWN,
  "following.delete": OWN,
  "following.update": OWN,
  "messages.delete-saved-search": OWN,
  "messages.erase-own": OWN,
  "messages.opt-in": OWN,
  "messages.opt-out": OWN,
  "messages.save-search": OWN,
  "moderation.dry-run": READING,
  "moderation.try-line": READING,
  "notifications.delete": OWN,
  "notifications.mark-read": OWN,
  "notifications.note-visit": OWN,
  "preferences.delete-of-broadcaster": OWN,
  "preferences.preview": READING,
  "preferences.replace-of-broadcaster": OWN,
  "preferences.update": OWN,
  "targets.delete-wish": OWN,
  "targets.put-wish": OWN,
  "timers.preview": READING,
  "webhooks.test": "it sends one event that says nothing, and changes nothing",
};
