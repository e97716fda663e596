import type { Person } from "@/lib/auth/core/policy";
import type { RecordedEvent } from "@/lib/events/schema";
import { accessChangedIn } from "../core/audience";
import { rooms } from "../schema";
import { EDIT_WORDS } from "../watch-words";
import type { RealtimeSocket } from "./socket-types";
import { Watchers } from "./watchers";

export interface LiveEditsDeps {
  /** Whether a person manages a channel (its Twitch id). */
  mayManage: (person: Person, channelId: string) => Promise<boolean>;
  log: { warn(fields: object, message: string): void };
}

export interface LiveEdits {
  /** Takes what this socket asks for from now on. */
  serve(socket: RealtimeSocket): void;
  /**
   * Asks again who manages the channels in which these events may have taken that away; whoever does not any more
   * leaves before they are told. @throws when the database does not answer
   */
  heed(events: readonly RecordedEvent[]): Promise<void>;
  /** Asks again for every channel: a list of roles may have grown too old. @throws when the database does not answer */
  recheck(): Promise<void>;
}

/** Who hears what is edited in a channel that they manage for its owner. */
export function createLiveEdits({ mayManage, log }: LiveEditsDeps): LiveEdits {
  const watchers = new Watchers({
    roomOf: rooms.managers,
    mayWatch: mayManage,
    words: EDIT_WORDS,
    log,
  });
  return {
    serve: (socket) => watchers.serve(socket),
    async heed(events) {
      const changed = new Set(events.map(accessChangedIn));
      for (const channelId of changed) if (channelId !== null) await watchers.recheck(channelId);
    },
    recheck: () => watchers.recheckAll(),
  };
}
