import type { Person } from "@/lib/auth/core/policy";
import { channelsOfNotice, type LiveLook, type Told } from "@/lib/chat";
import type { RecordedEvent } from "@/lib/events/schema";
import { accessChangedIn } from "../core/audience";
import { rooms } from "../schema";
import { CHAT_WORDS } from "../watch-words";
import { ChatFeeds, type FeedDeps } from "./chat-feeds";
import { listenToChat } from "./chat-listener";
import type { RealtimeServer, RealtimeSocket } from "./socket-types";
import { Watchers } from "./watchers";

/** What the sidecar asks of the chat log. */
export interface ChatSource {
  look: (channelId: string, told: Told, depth: number) => Promise<LiveLook>;
  /** Tells the channel's owner that they do. */
  mayWatch: (person: Person, channelId: string) => Promise<boolean>;
}

export interface LiveChatDeps {
  io: RealtimeServer;
  databaseUrl: string;
  source: ChatSource;
  signal: AbortSignal;
  log: { warn(fields: object, message: string): void };
  pauses?: FeedDeps["pauses"];
}

export interface LiveChats {
  /** Takes what this socket asks for from now on. */
  serve(socket: RealtimeSocket): void;
  /** Something happened that may take access or words away. */
  heed(event: RecordedEvent): void;
  /** Asks again who may watch what. @throws when the database does not answer */
  recheck(): Promise<void>;
  /** Resolves when all has ended after `signal`. */
  done: Promise<void>;
}

/** The live view of chats: who may watch, and what they are sent. Nothing is replayed; the log has it all. */
export function createLiveChats({ io, databaseUrl, source, signal, log, pauses }: LiveChatDeps): LiveChats {
  const feeds = new ChatFeeds({
    look: source.look,
    emit: (batch) => void io.local.to(rooms.chat(batch.channelId)).emit("chat", batch),
    log,
    ...(pauses && { pauses }),
  });
  const watchers = new Watchers({
    roomOf: rooms.chat,
    mayWatch: source.mayWatch,
    words: CHAT_WORDS,
    feeds,
    log,
  });
  const listening = listenToChat({
    url: databaseUrl,
    onNotice: (notice) => feeds.wake(channelsOfNotice(notice)),
    onListening: () => feeds.recover(),
    signal,
    log,
  });
  const recheckLater = (channelId: string) =>
    void watchers
      .recheck(channelId)
      .catch((error: unknown) =>
        log.warn({ err: error, channelId }, "who may watch could not be asked again"),
      );
  return {
    serve: (socket) => watchers.serve(socket),
    heed(event) {
      const changed = accessChangedIn(event);
      if (changed !== null) recheckLater(changed);
      if (event.kind === "channel.changed") feeds.wake([event.payload.channelId]);
      if (event.kind === "chat.erasure") feeds.erase(event.payload.twitchId);
    },
    recheck: () => watchers.recheckAll(),
    done: listening.then(() => feeds.stopAll()),
  };
}
