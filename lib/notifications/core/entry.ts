import type { EventOf } from "@/lib/events/schema";
import type { NotificationItem, NotificationType } from "../schema";
import { isNotice } from "./notice-types";
import { renderBroadcasterLive } from "./render-broadcaster-live";
import { renderCategoryLive } from "./render-category-live";
import { noticePath, renderNotice } from "./render-notice";
import { differenceOf, renderStreamChanged } from "./render-stream-changed";

/** What is stored of one entry. */
export interface EntryFacts {
  id: string;
  type: NotificationType;
  createdAt: Date;
  readAt: Date | null;
  broadcasterId: string;
  broadcasterName: string;
  /** As announced. */
  login: string;
  /** As it is today, under which the history has its pages. */
  loginNow: string | null;
  avatarUrl: string | null;
  streamId: string;
  streamTitle: string;
  categoryId: string;
  categoryName: string;
  previousTitle: string | null;
  previousCategoryId: string | null;
  previousCategoryName: string | null;
  viewerCount: number;
  /** Streams that a wish was about as well, and that have no entry of their own. */
  more: number;
  startedAt: Date;
  /** Null: the stream has left no record, or that is gone, or nobody here follows its channel. */
  show: {
    /** Of our record; null when its page is gone. */
    recordId: string | null;
    lastStreamId: string;
    title: string;
    categoryName: string;
    endedAt: Date | null;
  } | null;
}

/** An entry as it goes out. */
export function entryOf(facts: EntryFacts): NotificationItem {
  const { show } = facts;
  return {
    id: facts.id,
    type: facts.type,
    ...wordsOf(facts),
    createdAt: facts.createdAt.toISOString(),
    readAt: facts.readAt?.toISOString() ?? null,
    broadcaster: {
      id: facts.broadcasterId,
      login: facts.login,
      displayName: facts.broadcasterName,
      avatarUrl: facts.avatarUrl,
    },
    streamId: facts.streamId,
    streamTitle: facts.streamTitle,
    categoryName: facts.categoryName,
    changedFrom: changedFrom(facts),
    noticePath: pathOf(facts),
    watched: facts.type === "category_live" ? { viewerCount: facts.viewerCount, more: facts.more } : null,
    showing: show
      ? { title: show.title, categoryName: show.categoryName }
      : { title: facts.streamTitle, categoryName: facts.categoryName },
    streamPath: show?.recordId ? `/channels/${facts.loginNow ?? facts.login}/streams/${show.recordId}` : null,
    lastStreamId: show?.lastStreamId ?? facts.streamId,
    startedAt: facts.startedAt.toISOString(),
    onAir: show !== null && show.endedAt === null,
    ...(show?.endedAt ? endOf(facts.startedAt, show.endedAt) : { endedAt: null, durationMs: null }),
  };
}

/** The entry that a go-live becomes in the inbox of everyone who is told; null when nobody is. */
export function entryOfGoLive(event: EventOf<"stream.online"> & { at: string }): NotificationItem | null {
  const { announcementId, broadcaster, stream } = event.payload;
  if (announcementId === null) return null;
  const showing = { title: stream.title, categoryName: stream.categoryName };
  return {
    id: announcementId,
    type: "broadcaster_live",
    ...renderBroadcasterLive({
      broadcasterName: broadcaster.displayName,
      login: broadcaster.login,
      streamTitle: stream.title,
      categoryName: stream.categoryName,
    }),
    createdAt: event.at,
    readAt: null,
    broadcaster,
    streamId: stream.id,
    streamTitle: stream.title,
    categoryName: stream.categoryName,
    changedFrom: null,
    noticePath: null,
    watched: null,
    showing,
    // Its page has an address that only the server knows; the next answer brings it.
    streamPath: null,
    lastStreamId: stream.id,
    startedAt: stream.startedAt,
    onAir: true,
    endedAt: null,
    durationMs: null,
  };
}

/** When it ended and how long it was; an end before the start (clocks differ) is the start. */
export function endOf(startedAt: Date, endedAt: Date): { endedAt: string; durationMs: number } {
  const durationMs = Math.max(0, endedAt.getTime() - startedAt.getTime());
  return { endedAt: endedAt.toISOString(), durationMs };
}

function changesOf(facts: EntryFacts) {
  const before = {
    title: facts.previousTitle ?? facts.streamTitle,
    categoryId: facts.previousCategoryId ?? facts.categoryId,
    categoryName: facts.previousCategoryName ?? facts.categoryName,
  };
  const after = {
    title: facts.streamTitle,
    categoryId: facts.categoryId,
    categoryName: facts.categoryName,
  };
  return { before, after, changed: differenceOf(before, after) };
}

function wordsOf(facts: EntryFacts): { title: string; message: string; link: string } {
  switch (facts.type) {
    case "stream_changed":
      return renderStreamChanged({ ...facts, ...changesOf(facts) });
    case "category_live":
      return renderCategoryLive(facts);
    case "broadcaster_live":
      return renderBroadcasterLive(facts);
    case "account_export":
    case "channel_reconnect":
      return { ...renderNotice(facts.type), link: `https://twitch.tv/${facts.login}` };
  }
}

function pathOf({ type, loginNow, login }: EntryFacts): string | null {
  return isNotice(type) ? noticePath(type, loginNow ?? login) : null;
}

function changedFrom(facts: EntryFacts): NotificationItem["changedFrom"] {
  if (facts.type !== "stream_changed") return null;
  const { before, changed } = changesOf(facts);
  return {
    title: changed.title ? before.title : null,
    categoryName: changed.category ? before.categoryName : null,
  };
}
