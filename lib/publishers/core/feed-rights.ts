import { CHOSEN_KINDS, PUBLIC_KINDS, type PublicKind } from "@/lib/events/public";

/** What is known of somebody who reads the feed. Channels by their Twitch ids. */
export interface FeedRights {
  operator: boolean;
  /** Their own. */
  own: string;
  /** Those whose chat they may read. */
  reads: ReadonlySet<string>;
  follows: ReadonlySet<string>;
}

/**
 * For whom an event is, besides whoever may read it anyway. stream: who follows the channel, and who reads its chat.
 * chat: who reads its chat. channel: who reads its chat, and operators. owner: the channel's own. owner-and-operators;
 * operators.
 */
type Audience = "stream" | "chat" | "channel" | "owner" | "owner-and-operators" | "operators";

const AUDIENCES: Record<PublicKind, Audience> = {
  "stream.online": "stream",
  "stream.offline": "stream",
  "stream.updated": "stream",
  "stream.viewers": "operators",
  "target.started": "operators",
  "target.ended": "operators",
  "chat.message": "chat",
  "viewer.arrived": "chat",
  "command.executed": "owner-and-operators",
  "moderation.changed": "owner-and-operators",
  "outgoing.changed": "owner-and-operators",
  "clips.found": "channel",
  "clip.changed": "channel",
  // Who has which role is the owner's to know: operators hear that lists are in step.
  "roles.changed": "owner",
  "roles.synced": "owner-and-operators",
  "channel.changed": "channel",
  "job.run": "operators",
  "alert.changed": "operators",
};

/** Whether somebody may hear of an event of that kind and key. */
export function mayHear({ kind, key }: { kind: PublicKind; key: string }, rights: FeedRights): boolean {
  const owns = rights.own === key;
  const reads = owns || rights.reads.has(key);
  switch (AUDIENCES[kind]) {
    case "stream":
      return rights.operator || reads || rights.follows.has(key);
    case "chat":
      return reads;
    case "channel":
      return rights.operator || reads;
    case "owner":
      return owns;
    case "owner-and-operators":
      return rights.operator || owns;
    case "operators":
      return rights.operator;
  }
}

const ALL = Object.keys(PUBLIC_KINDS) as PublicKind[];

/** The kinds that are read for somebody: those asked for, or else all that need no choosing, and that they may ever hear. */
export function kindsFor(
  asked: readonly PublicKind[] | undefined,
  { operator }: Pick<FeedRights, "operator">,
): PublicKind[] {
  const kinds = asked ?? ALL.filter((kind) => !CHOSEN_KINDS.has(kind));
  return kinds.filter((kind) => operator || AUDIENCES[kind] !== "operators");
}
