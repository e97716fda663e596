import type { Formats } from "@/lib/i18n/format";
import type { Translate } from "@/lib/i18n/types";

/** What there is to say, whatever the language. */
export type PushOccasion =
  | { kind: "live" | "changed"; stream: PushStream; at: Date }
  | { kind: "watched"; stream: PushStream; viewers: number; at: Date }
  | { kind: "ended"; stream: PushStream; endedAt: Date }
  | { kind: "gathered"; names: readonly string[]; at: Date }
  | { kind: "test"; at: Date };

interface PushStream {
  /** The announcement's. */
  id: string;
  broadcasterId: string;
  streamId: string;
  name: string;
  login: string;
  avatarUrl: string | null;
  title: string;
  categoryName: string;
  startedAt: Date;
}

/** The language it is said in. */
export interface Voice {
  t: Translate<"push">;
  formats: Formats;
}

/** As many names as a notification has room for. */
const NAMES = 3;

/**
 * The words of a push, and what a click opens. All that is said of one stream has one tag, so that a browser shows the
 * latest of it alone. `appUrl`: the address of this instance; `id`: the delivery's.
 */
export function pushMessageOf(occasion: PushOccasion, { t, formats }: Voice, appUrl: string, id: string) {
  const lang = formats.locale;
  const page = (path: string) => new URL(path, appUrl).href;
  switch (occasion.kind) {
    case "live":
    case "changed": {
      const { stream, kind, at } = occasion;
      const title = t(`message.${kind}`, { name: stream.name });
      return { kind, title, body: saidOf(stream), ...ofStream(stream), lang, at: at.toISOString() };
    }
    case "watched": {
      const { stream, viewers, at } = occasion;
      const title = t("message.watched", { name: stream.name, category: stream.categoryName });
      const body = [t("message.watchedBy", { count: viewers }), stream.title].filter(Boolean).join(" · ");
      return { kind: "live", title, body, ...ofStream(stream), lang, at: at.toISOString() } as const;
    }
    case "ended": {
      const { stream, endedAt } = occasion;
      const span = formats.span(endedAt.getTime() - stream.startedAt.getTime());
      const title = t("message.ended", { name: stream.name, span });
      const at = endedAt.toISOString();
      return { kind: "ended", title, body: stream.title, ...ofStream(stream), lang, at } as const;
    }
    case "gathered": {
      const { names, at } = occasion;
      const shown = names.length > NAMES + 1 ? names.slice(0, NAMES) : names;
      const more = names.length - shown.length;
      const rest = more > 0 ? [t("message.more", { count: more })] : [];
      const words = {
        title: t("message.gathered", { count: names.length }),
        body: formats.list([...shown, ...rest]),
      };
      const where = { icon: null, url: page("/notifications"), tag: "gathered", notificationId: null };
      return { kind: "gathered", ...words, ...where, lang, at: at.toISOString() } as const;
    }
    case "test": {
      const where = {
        ...{ icon: null, url: page("/settings/notifications"), tag: `test:${id}` },
        notificationId: null,
      };
      const words = { title: t("message.test"), body: t("message.testBody") };
      return { kind: "test", ...words, ...where, lang, at: occasion.at.toISOString() } as const;
    }
  }
}

const saidOf = ({ title, categoryName }: PushStream) => [title, categoryName].filter(Boolean).join(" · ");

const ofStream = ({ id, broadcasterId, streamId, login, avatarUrl }: PushStream) => ({
  notificationId: id,
  icon: avatarUrl,
  url: `https://twitch.tv/${encodeURIComponent(login)}`,
  tag: `stream:${broadcasterId}:${streamId}`,
});

/** How a push of each kind is to travel. A go-live that comes an hour late is none; a test is for who waits for it. */
export const MANNERS = {
  live: { ttlSeconds: 3_600, urgent: true },
  changed: { ttlSeconds: 1_800, urgent: false },
  watched: { ttlSeconds: 3_600, urgent: false },
  ended: { ttlSeconds: 3_600, urgent: false },
  gathered: { ttlSeconds: 4 * 3_600, urgent: false },
  test: { ttlSeconds: 60, urgent: true },
} as const;
