import type { Formats } from "@/lib/i18n/format";
import type { Translate } from "@/lib/i18n/types";
import type { BannerQueue } from "./queue";

interface Tongue {
  t: Translate<"live-banner">;
  formats: Formats;
}

/** So many names are said; the others are counted. */
const NAMES_SAID = 3;

/** "A", "A and B", "A, B and C", "A, B, C and 4 more". */
export function namesText(names: readonly string[], { t, formats }: Tongue): string {
  const rest = names.length - NAMES_SAID;
  if (rest <= 0) return formats.list(names);
  return t("names", { names: names.slice(0, NAMES_SAID).join(", "), count: rest });
}

/** What a screen reader hears of the banners, once: the ticking "live for" stays out of it. */
export function spokenText(queue: BannerQueue, tongue: Tongue): string {
  const { t } = tongue;
  const missed = queue.missed ? t("spoken.missed", { count: queue.missed.names.length }) : "";
  const lives = [...queue.shown, ...queue.waiting].map(({ live }) => live);
  const [first] = queue.shown;
  if (!first) return missed;
  const name = first.live.broadcaster.displayName;
  const { title } = first.live.stream;
  const names = namesText(
    lives.map((live) => live.broadcaster.displayName),
    tongue,
  );
  const now =
    lives.length === 1 && title
      ? t("spoken.titled", { name, title })
      : t("spoken.live", { count: lives.length, names });
  return [missed, now].filter(Boolean).join(" ");
}

/** The page's title with the lamp in front while something is unread: "● (2) Live · Tallylight". */
export function tabTitle(title: string, unread: number): string {
  const plain = title.replace(/^● \(\d+\+?\) /, "");
  if (unread === 0) return plain;
  return `● (${unread > 99 ? "99+" : unread}) ${plain}`;
}
