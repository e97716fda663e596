/** Who asks. Null everywhere means: not signed in. */
export interface Person {
  id: string;
  twitchId: string;
  login: string;
  name: string;
  image: string | null;
  operator: boolean;
}

/** What decides who may read a channel's chat. Nobody but the owner changes it. */
export interface ChatFacts {
  broadcasterId: string;
  /** Whom the owner lets in: nobody, moderators and those on the list, or only those on the list. */
  readers: "owner" | "moderators" | "listed";
  /** Whether the one who asks is on the owner's list. */
  listed: boolean;
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
  | { action: "viewers.write"; broadcasterId: string }
  | { action: "chat.search" | "chat.own" }
  | { action: "channel.read" | "channel.manage"; broadcasterId: string }
  | { action: "room.broadcaster"; broadcasterId: string; follows: boolean }
  | { action: "room.user"; ownerId: string }
  | { action: "room.operators" };

export type Verdict = "allowed" | "unauthenticated" | "forbidden" | "hidden";

/**
 * The one place where permission is decided. `hidden` means: answer as if the thing did not exist,
 * because that it exists is private.
 */
export function can(person: Person | null, ask: Ask): Verdict {
  if (ask.action === "board.read") return "allowed";
  if (!person) return "unauthenticated";
  switch (ask.action) {
    case "me.read":
    case "me.update":
    case "history.read":
      return "allowed";
    case "bot.read":
    case "channel.list":
      return "allowed";
    case "channel.read":
    case "channel.manage":
      // That operators may connect a channel and see how reading it goes does not let them read its chat.
      return ask.broadcasterId === person.twitchId || person.operator ? "allowed" : "hidden";
    case "chat.search":
    case "chat.own":
      return "allowed";
    case "chat.read":
    case "viewers.read":
      // Who reads the chat sees who writes in it anyway.
      return mayReadChat(person, ask) ? "allowed" : "hidden";
    case "chat.share":
    case "viewers.write":
      return ask.broadcasterId === person.twitchId ? "allowed" : "hidden";
    case "following.read":
    case "following.write":
    case "notifications.read":
    case "notifications.write":
    case "room.user":
      return ask.ownerId === person.id ? "allowed" : "hidden";
    case "room.broadcaster":
      return ask.follows ? "allowed" : "forbidden";
    case "sync.read":
    case "sync.run":
    case "jobs.read":
    case "jobs.run":
    case "room.operators":
      return person.operator ? "allowed" : "forbidden";
  }
}

/**
 * The owner, and whom the owner let in. Who moderates on Twitch is not known here, and old badges do not say it: a
 * moderator who was removed would keep reading. So moderators, too, are those on the list. Operators get nothing
 * by being operators.
 */
const mayReadChat = (person: Person, { broadcasterId, readers, listed }: ChatFacts): boolean =>
  broadcasterId === person.twitchId || (readers !== "owner" && listed);
