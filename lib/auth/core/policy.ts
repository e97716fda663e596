/** Who asks. Null everywhere means: not signed in. */
export interface Person {
  id: string;
  twitchId: string;
  login: string;
  name: string;
  image: string | null;
  operator: boolean;
  /** It is the instance, by a key of its own: with the rights of operators, and nothing that belongs to a person. */
  service?: true;
}

/** What decides who may read a channel's chat. Nobody but the owner changes it. */
export interface ChatFacts {
  broadcasterId: string;
  /** Whom the owner lets in: nobody, moderators and those on the list, or only those on the list. */
  readers: "owner" | "moderators" | "listed";
  /** Whether the one who asks is on the owner's list. */
  listed: boolean;
  /** Whether the one who asks moderates on Twitch, by a list that is not too old to trust. */
  moderates: boolean;
}

/** What decides who looks after a channel's commands and order. Nobody but the owner changes it. */
export interface ManagerFacts {
  broadcasterId: string;
  /** Who does besides the owner: nobody, or moderators. */
  managers: "owner" | "moderators";
  /** As in `ChatFacts`. */
  moderates: boolean;
}

/** Everything that can be asked for, with what it is asked of. One list for routes, actions, pages and rooms. */
export type Ask =
  | { action: "board.read" }
  | { action: "me.read" | "me.update" }
  | { action: "history.read" }
  | { action: "following.read" | "following.write"; ownerId: string }
  | { action: "notifications.read" | "notifications.write"; ownerId: string }
  | { action: "sync.read" | "sync.run" | "jobs.read" | "jobs.run" }
  | { action: "bot.read" }
  | { action: "channel.list" }
  | ({ action: "chat.read" } & ChatFacts)
  | { action: "chat.share"; broadcasterId: string }
  | ({ action: "viewers.read" } & ChatFacts)
  | { action: "viewers.write" | "messages.write"; broadcasterId: string }
  | ({ action: "messages.remove" } & ChatFacts & ManagerFacts)
  | { action: "streams.manage"; broadcasterId: string }
  | { action: "events.read" }
  | { action: "chat.search" | "chat.own" }
  | { action: "channel.read" | "channel.manage"; broadcasterId: string }
  | { action: "commands.list" }
  | ({ action: "commands.manage" | "moderation.manage" | "room.managers" } & ManagerFacts)
  | { action: "chat.say"; broadcasterId: string }
  | { action: "bot.manage" }
  | { action: "roles.read" | "roles.sync"; broadcasterId: string }
  | { action: "clips.read" }
  | { action: "clips.shared" }
  | { action: "clips.manage" | "clips.keep"; broadcasterId: string }
  | { action: "targets.read" | "targets.manage" | "targets.watch" }
  | { action: "publishers.read" | "publishers.manage" | "eventsub.read" | "eventsub.manage" | "quota.read" }
  | { action: "events.describe" | "privacy.read" }
  | { action: "keys.own" | "keys.instance" }
  | { action: "audit.read" }
  | { action: "audit.channel"; broadcasterId: string }
  | { action: "account.export" | "account.delete" }
  | { action: "deliveries.read" | "deliveries.retry" | "mail.outbox" }
  | { action: "room.broadcaster"; broadcasterId: string; follows: boolean }
  | { action: "room.user"; ownerId: string }
  | { action: "room.operators" };

export type Verdict = "allowed" | "unauthenticated" | "forbidden" | "hidden";

/**
 * The one place where permission is decided. `hidden` means: answer as if the thing did not exist,
 * because that it exists is private.
 */
export function can(person: Person | null, ask: Ask): Verdict {
  if (isOpen(ask)) return "allowed";
  if (!person) return "unauthenticated";
  if (person.service && PERSONAL.has(ask.action)) return "forbidden";
  switch (ask.action) {
    case "me.read":
    case "me.update":
    case "history.read":
      return "allowed";
    case "bot.read":
    case "channel.list":
    case "commands.list":
    case "clips.read":
    case "targets.watch":
    case "events.read":
    case "keys.own":
    case "account.export":
    case "account.delete":
      return "allowed";
    case "channel.read":
    case "channel.manage":
    case "chat.say":
    case "roles.sync":
    case "clips.manage":
      // That operators may connect a channel and see how reading it goes does not let them read its chat.
      return ask.broadcasterId === person.twitchId || person.operator ? "allowed" : "hidden";
    case "commands.manage":
    case "moderation.manage":
    case "room.managers":
      return mayManage(person, ask) ? "allowed" : "hidden";
    case "chat.search":
    case "chat.own":
      return "allowed";
    case "chat.read":
    case "viewers.read":
      // Who reads the chat sees who writes in it anyway.
      return mayReadChat(person, ask) ? "allowed" : "hidden";
    case "messages.remove":
      return mayRemoveMessages(person, ask) ? "allowed" : "hidden";
    case "chat.share":
    case "viewers.write":
    // Messages that are put in stand there in other people's names: for that the channel's owner alone answers.
    case "messages.write":
    // Who pays for a channel is its owner's to know, and so is what is kept of their videos.
    case "roles.read":
    case "clips.keep":
    case "audit.channel":
      return ask.broadcasterId === person.twitchId ? "allowed" : "hidden";
    case "following.read":
    case "following.write":
    case "notifications.read":
    case "notifications.write":
    case "room.user":
      return ask.ownerId === person.id ? "allowed" : "hidden";
    case "streams.manage":
      // Everybody sees the streams of a channel: there is nothing to hide, only to leave alone.
      return ask.broadcasterId === person.twitchId || person.operator ? "allowed" : "forbidden";
    case "room.broadcaster":
      return ask.follows ? "allowed" : "forbidden";
    case "sync.read":
    case "sync.run":
    case "jobs.read":
    case "jobs.run":
    case "bot.manage":
    case "deliveries.read":
    case "deliveries.retry":
    case "mail.outbox":
    case "targets.read":
    case "targets.manage":
    case "publishers.read":
    case "publishers.manage":
    case "eventsub.read":
    case "eventsub.manage":
    case "quota.read":
    case "keys.instance":
    case "audit.read":
    case "room.operators":
      return person.operator ? "allowed" : "forbidden";
  }
}

/** What only somebody has who is a person: the instance follows nobody, is told of nothing and writes in no chat. */
const PERSONAL: ReadonlySet<Ask["action"]> = new Set<Ask["action"]>([
  "me.read",
  "me.update",
  "following.read",
  "following.write",
  "notifications.read",
  "notifications.write",
  "chat.own",
  "chat.search",
  "targets.watch",
  "keys.own",
  "account.export",
  "account.delete",
  "room.user",
]);

type OpenAsk = Extract<Ask, { action: "board.read" | "clips.shared" | "events.describe" | "privacy.read" }>;

/** What is shared was put out by its channel; manuals, and what is kept of people, are there before one signs in. */
const isOpen = (ask: Ask): ask is OpenAsk =>
  ["board.read", "clips.shared", "events.describe", "privacy.read"].includes(ask.action);

/**
 * The owner, those on the owner's list, and where moderators may, whoever moderates on Twitch now. Old badges do not
 * say that: a moderator who was removed would keep reading. Operators get nothing by being operators.
 */
function mayReadChat(person: Person, { broadcasterId, readers, listed, moderates }: ChatFacts): boolean {
  if (broadcasterId === person.twitchId) return true;
  if (readers === "owner") return false;
  return listed || (readers === "moderators" && moderates);
}

/** The owner, operators, and where the owner lets them, whoever moderates on Twitch now. */
const mayManage = (person: Person, { broadcasterId, managers, moderates }: ManagerFacts): boolean =>
  broadcasterId === person.twitchId || person.operator || (managers === "moderators" && moderates);

/** Who keeps a channel in order, and reads what is said in it: an operator who may not read it takes nothing out of it. */
const mayRemoveMessages = (person: Person, facts: ChatFacts & ManagerFacts): boolean =>
  mayReadChat(person, facts) && mayManage({ ...person, operator: false }, facts);
