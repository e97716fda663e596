import { seedFrom } from "../../core/random";

export interface Emote {
  id: string;
  name: string;
}

/** Some of Twitch's own, with their real ids. */
export const GLOBAL_EMOTES: readonly Emote[] = [
  { id: "25", name: "Kappa" },
  { id: "41", name: "Kreygasm" },
  { id: "86", name: "BibleThump" },
  { id: "245", name: "ResidentSleeper" },
  { id: "1902", name: "Keepo" },
  { id: "30259", name: "HeyGuys" },
  { id: "58765", name: "NotLikeThis" },
  { id: "64138", name: "SeemsGood" },
  { id: "81274", name: "VoHiYo" },
  { id: "425618", name: "LUL" },
  { id: "305954156", name: "PogChamp" },
];

const OWN = ["Hype", "Love", "Sad", "GG", "Wave", "Rage"] as const;

/** The emotes a channel has of its own: six, named after it. */
export function channelEmotes(login: string): Emote[] {
  const stem = login.replaceAll(/[^a-z]/g, "").slice(0, 5) || "chan";
  return OWN.map((name) => ({
    id: `emotesv2_${[1, 2, 3, 4].map((part) => seedFrom("emote", login, name, part).toString(16).padStart(8, "0")).join("")}`,
    name: `${stem}${name}`,
  }));
}

/**
 * The `emotes` tag of a text: where each emote stands as a word of its own, counted in code points with both
 * ends included.
 */
export function emotesTag(text: string, emotes: readonly Emote[]): string {
  const found = new Map<string, string[]>();
  let at = 0;
  for (const word of text.split(" ")) {
    const length = [...word].length;
    const emote = emotes.find(({ name }) => name === word);
    if (emote) found.set(emote.id, [...(found.get(emote.id) ?? []), `${at}-${at + length - 1}`]);
    at += length + 1;
  }
  return [...found].map(([id, places]) => `${id}:${places.join(",")}`).join("/");
}
