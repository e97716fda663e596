/** Who asks. The moderator moderates for the streamer on Twitch; the other streamer has a channel here as well. */
export const ROLES = [
  "nobody",
  "viewer",
  "moderator",
  "streamer",
  "other streamer",
  "operator",
  "key without the scope",
] as const;
export type Role = (typeof ROLES)[number];

/**
 * What becomes of a request of each of ROLES, in that order. +: it is allowed, whatever else becomes of it. 1: 401, who
 * is it? 3: 403, no. 4: 404, as if it were not there. Things are the streamer's and their channel's, but for those that
 * are the viewer's own.
 */
type Row = string;

const OPEN: Row = "++++++3";
/** Everybody who is signed in: their own, or what is there for all. */
const SIGNED_IN: Row = "1+++++3";
/** A thing of the viewer's own. */
const VIEWERS_OWN: Row = "1+44443";
const OPERATORS: Row = "13333+3";
const OWNER: Row = "144+443";
const OWNER_AND_OPERATORS: Row = "144+4+3";
/** Those and, where the owner lets them, moderators. */
const MANAGERS: Row = "14++4+3";
/** The owner and whom the owner lets read; operators are not. */
const READERS: Row = "14++443";
/** Owners and operators may; that there is something is no secret. */
const OWNER_AND_OPERATORS_OPENLY: Row = "133+3+3";

/** Every operation of the API, and who may. */
export const MATRIX: Readonly<Record<string, Row>> = {
  ...rows(
    OPEN,
    "clips.get clips.get-collection clips.list-in-collection clips.get-thumbnail clips.get-video",
  ),
  ...rows(OPEN, "events.get-schema events.list-schemas"),

  ...rows(SIGNED_IN, "account.get account.get-address account.update-address account.drop-address"),
  ...rows(SIGNED_IN, "account.confirm-address-again account.test-address"),
  ...rows(SIGNED_IN, "bot.status bot.list-channels"),
  ...rows(SIGNED_IN, "channels.compare channels.get-overview"),
  ...rows(
    SIGNED_IN,
    "clips.list clips.list-in-channel clips.get-by-twitch-id clips.list-facets clips.list-flags",
  ),
  ...rows(SIGNED_IN, "clips.statistics clips.list-collections clips.list-neighbours"),
  ...rows(SIGNED_IN, "devices.get-push-key devices.list devices.register"),
  ...rows(SIGNED_IN, "following.list following.create"),
  ...rows(
    SIGNED_IN,
    "messages.search messages.search-own messages.get-own messages.export-own messages.erase-own",
  ),
  ...rows(SIGNED_IN, "messages.list-erasures messages.opt-in messages.opt-out messages.save-search"),
  ...rows(SIGNED_IN, "messages.list-saved-searches"),
  ...rows(
    SIGNED_IN,
    "notifications.list notifications.get-hearing notifications.list-why notifications.mark-read",
  ),
  ...rows(SIGNED_IN, "notifications.note-visit"),
  ...rows(SIGNED_IN, "preferences.get preferences.update preferences.preview preferences.list-categories"),
  ...rows(SIGNED_IN, "preferences.list-of-broadcasters"),
  ...rows(
    SIGNED_IN,
    "streams.get streams.list streams.list-followed streams.list-sparklines streams.compare streams.statistics",
  ),
  ...rows(SIGNED_IN, "streams.export streams.export-counts"),
  ...rows(SIGNED_IN, "targets.list-wishes targets.put-wish"),

  // Keys are made by people, not by keys.
  ...rows(SIGNED_IN, "keys.list keys.create keys.list-scopes"),
  ...rows(VIEWERS_OWN, "keys.get keys.update keys.revoke"),
  ...rows(
    OPERATORS,
    "keys.list-of-instance keys.create-of-instance keys.get-of-instance keys.update-of-instance",
  ),
  ...rows(OPERATORS, "keys.revoke-of-instance keys.list-scopes-of-instance"),

  ...rows(VIEWERS_OWN, "following.get following.update following.delete"),
  ...rows(VIEWERS_OWN, "preferences.get-of-broadcaster preferences.replace-of-broadcaster"),
  ...rows(VIEWERS_OWN, "notifications.delete notifications.list-deliveries"),
  ...rows(VIEWERS_OWN, "devices.get-test devices.test devices.update"),
  // What is not there counts as taken away; the test looks that the viewer's own stay.
  ...rows(SIGNED_IN, "devices.delete targets.delete-wish preferences.delete-of-broadcaster"),
  ...rows(VIEWERS_OWN, "messages.delete-saved-search messages.get-erasure-receipt targets.get-wish"),

  ...rows(OPERATORS, "alerts.list jobs.list jobs.list-runs jobs.run jobs.get-run jobs.cancel-run"),
  ...rows(
    OPERATORS,
    "sync.status sync.run sync.list-log sync.list-lag sync.list-delays sync.overview-of-roles",
  ),
  ...rows(OPERATORS, "bot.get-account bot.connect-account bot.poll-account bot.disconnect-account"),
  ...rows(OPERATORS, "deliveries.list deliveries.overview deliveries.retry quota.get"),
  ...rows(OPERATORS, "eventsub.overview eventsub.list-subscriptions eventsub.reconcile"),
  ...rows(OPERATORS, "targets.list targets.get targets.create targets.update targets.delete targets.search"),
  ...rows(OPERATORS, "targets.list-streams"),
  ...rows(OPERATORS, "publishers.list publishers.get publishers.update publishers.pause publishers.resume"),
  ...rows(OPERATORS, "publishers.replay publishers.preview-replay publishers.list-dead-letters"),
  ...rows(
    OPERATORS,
    "publishers.retry-dead-letters webhooks.get webhooks.create webhooks.update webhooks.delete",
  ),
  ...rows(OPERATORS, "webhooks.test webhooks.enable webhooks.rotate-secret"),

  // Nobody is on air, which is a 404 of its own.
  ...rows("1444443", "streams.active"),

  ...rows(OWNER, "messages.list-readers messages.add-reader messages.remove-reader messages.list-audit"),
  ...rows(OWNER, "roles.list roles.get-person roles.get-run"),
  ...rows(OWNER, "viewers.add-to-channel viewers.remove-from-channel viewers.update-in-channel"),

  ...rows(OWNER_AND_OPERATORS, "bot.update-channel bot.leave bot.send-message bot.list-messages"),
  ...rows(
    OWNER_AND_OPERATORS,
    "roles.status roles.get-settings roles.sync roles.update-settings roles.refresh-person",
  ),
  ...rows(
    OWNER_AND_OPERATORS,
    "clips.create clips.update clips.delete clips.restore clips.share clips.unshare",
  ),
  ...rows(OWNER_AND_OPERATORS, "clips.change-many clips.create-collection clips.update-collection"),
  ...rows(
    OWNER_AND_OPERATORS,
    "clips.delete-collection clips.restore-collection clips.change-collection-items",
  ),
  ...rows(
    OWNER_AND_OPERATORS,
    "clips.get-archive clips.request-archive clips.update-archive roles.list-runs",
  ),

  ...rows(OWNER_AND_OPERATORS_OPENLY, "bot.join streams.create streams.update streams.end"),

  ...rows(MANAGERS, "commands.create commands.update commands.delete commands.restore commands.change-many"),
  ...rows(
    MANAGERS,
    "commands.execute commands.dry-run commands.export commands.import commands.preview-import",
  ),
  ...rows(
    MANAGERS,
    "commands.undo-import commands.list commands.get commands.get-by-name quotes.list quotes.get",
  ),
  ...rows(MANAGERS, "bot.get-channel"),
  ...rows(MANAGERS, "timers.list timers.get timers.create timers.update timers.delete timers.restore"),
  ...rows(MANAGERS, "timers.preview timers.say quotes.create quotes.update quotes.delete quotes.restore"),
  ...rows(
    MANAGERS,
    "moderation.get moderation.update-rule moderation.update-conduct moderation.list-actions",
  ),
  ...rows(MANAGERS, "moderation.undo-action moderation.try-line moderation.grant-permit"),

  // It goes over what was said.
  ...rows(READERS, "moderation.dry-run"),
  ...rows(
    READERS,
    "messages.get messages.get-context messages.read-log messages.list messages.statistics messages.rate-of-stream",
  ),
  ...rows(READERS, "viewers.get viewers.get-in-channel viewers.list-in-channel viewers.list-streams"),
  ...rows(READERS, "viewers.statistics-in-channel"),

  ...rows(OWNER, "messages.create messages.export viewers.create viewers.update viewers.delete"),
  ...rows(READERS, "messages.delete messages.restore viewers.count-in-channel viewers.export-channel"),
  ...rows(READERS, "viewers.get-by-twitch-id"),
  ...rows(
    SIGNED_IN,
    "viewers.list viewers.statistics broadcasters.list broadcasters.get events.list clips.export-channel",
  ),

  ...rows(SIGNED_IN, "account.export account.list-exports account.delete account.get-deletion account.keep"),
  ...rows(VIEWERS_OWN, "account.get-export"),
  // Whoever has the link of a receipt reads it: it says nobody's name.
  ...rows(OPEN, "account.get-receipt"),
  ...rows(OPERATORS, "audit.list audit.export"),
  ...rows(OWNER, "audit.list-of-channel audit.export-of-channel"),
};

/** The same row for several operations. */
function rows(row: Row, operations: string): Record<string, Row> {
  return Object.fromEntries(operations.split(" ").map((operation) => [operation, row]));
}

/** What the matrix says of an operation, by role. */
export function expectedOf(operation: string): Record<Role, string> {
  const row = MATRIX[operation] ?? "";
  return Object.fromEntries(ROLES.map((role, n) => [role, row[n] ?? "?"])) as Record<Role, string>;
}

const DENIED: Readonly<Record<number, string>> = { 401: "1", 403: "3", 404: "4" };

/**
 * What an answer says, in the words of the matrix. Whoever may is answered well, or that the state of things is against
 * it (409, 429, 503); anything else says that the request was not right, which tells nothing: its status then.
 */
export const verdictOf = (status: number): string =>
  DENIED[status] ?? (status < 400 || [409, 429, 503].includes(status) ? "+" : String(status));
