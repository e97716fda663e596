import { cleanText } from "@/lib/kernel/clean-text";

/** What a push says. `public/sw.js` reads this shape. */
export interface PushMessage {
  kind: "live" | "changed" | "gathered" | "ended" | "test";
  title: string;
  body: string;
  /** A picture over https, or none. */
  icon: string | null;
  /** What a click opens. */
  url: string;
  /** What is shown replaces what was shown with the same tag. */
  tag: string;
  /** BCP 47. */
  lang: string;
  /** When it happened: ISO 8601, UTC. */
  at: string;
  /** What a click marks as read in the inbox, if it is there. */
  notificationId: string | null;
}

/** Bytes of a payload. Push services take 4,096 with what encryption adds (RFC 8030 7.2, RFC 8291 4). */
export const LARGEST_PAYLOAD = 3_072;

const LONGEST = { title: 120, body: 300, address: 500 } as const;

/** The message in JSON, whatever it says: long texts are cut, and a picture with an endless address is left out. */
export function payloadOf(message: PushMessage): string {
  const { kind, title, body, icon, url, tag, lang, at, notificationId } = message;
  const cut = {
    ...{ kind, title: shorten(title, LONGEST.title), body: shorten(body, LONGEST.body) },
    icon: icon !== null && icon.length <= LONGEST.address ? icon : null,
    ...{ url, tag, lang, at, notificationId },
  };
  const text = JSON.stringify(cut);
  if (new TextEncoder().encode(text).length <= LARGEST_PAYLOAD) return text;
  return JSON.stringify({ ...cut, body: "", icon: null });
}

/** At most so many characters, as people count them nearly: none is cut in two. Control characters are spaces. */
function shorten(text: string, most: number): string {
  const characters = [
    ...cleanText(text)
      .replace(/\p{Cc}+/gu, " ")
      .trim(),
  ];
  return characters.length <= most ? characters.join("") : `${characters.slice(0, most - 1).join("")}…`;
}
