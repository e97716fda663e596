import type { Letter, LetterStream } from "@/lib/email/schema";
import {
  accountAbout,
  alertAbout,
  type DeliveryKind,
  digestAbout,
  gatheredAbout,
  showingAbout,
} from "../schema";

/** An announcement as a mail tells of it. */
export interface Announced extends LetterStream {
  id: string;
  type: "broadcaster_live" | "stream_changed" | "category_live";
  viewerCount: number;
}

/** As many streams as a mail lists; the rest is a number. */
const LONGEST_LIST = 30;

/** What a delivery's mail says; null when it says nothing, because what it is about is gone or not of its shape. */
export function letterOf(
  { kind, about }: { kind: DeliveryKind; about: unknown },
  announced: Announced | undefined,
): Letter | null {
  switch (kind) {
    case "live":
    case "changed":
      if (announced?.type === "category_live")
        return {
          kind: "watched",
          announcementId: announced.id,
          stream: announced,
          viewers: announced.viewerCount,
        };
      return announced
        ? { kind, announcementId: announced.id, stream: { ...announced, ...shown(about) } }
        : null;
    case "gathered":
      return gathered(about);
    case "digest":
      return digest(about);
    case "alert": {
      const { data } = alertAbout.safeParse(about);
      const closedAt = data?.closedAt ? new Date(data.closedAt) : null;
      return data ? { kind, ...data, openedAt: new Date(data.openedAt), closedAt } : null;
    }
    case "account": {
      const { data } = accountAbout.safeParse(about);
      return data ? { kind, ...data, until: data.until === null ? null : new Date(data.until) } : null;
    }
    case "test":
      return { kind };
    case "verify":
    case "ended":
      return null;
  }
}

/** What the stream had come to show by the time it was told of. */
const shown = (about: unknown) => showingAbout.safeParse(about).data ?? {};

function gathered(about: unknown): Letter | null {
  const { data } = gatheredAbout.safeParse(about);
  if (!data) return null;
  // One channel may stand there twice; the mail counts channels.
  const latest = new Map(data.items.map((item) => [item.broadcasterId, item]));
  const items = [...latest.values()].slice(0, LONGEST_LIST).map((item) => ({
    id: item.announcementId,
    kind: item.kind,
    stream: { ...item, name: item.displayName, startedAt: new Date(item.startedAt) },
  }));
  return { kind: "gathered", items, total: latest.size };
}

function digest(about: unknown): Letter | null {
  const { data } = digestAbout.safeParse(about);
  if (!data) return null;
  const streams = data.streams.map((stream) => ({
    ...stream,
    name: stream.displayName,
    startedAt: new Date(stream.startedAt),
    endedAt: stream.endedAt === null ? null : new Date(stream.endedAt),
  }));
  const { period, from, to, more } = data;
  return { kind: "digest", period, from: new Date(from), to: new Date(to), streams, more };
}
