import type { EmoteUse } from "./types";

/** `text` without what stands for emotes, whose names nobody chose. */
export function withoutEmotes(text: string, emotes: readonly EmoteUse[]): string {
  if (emotes.length === 0) return text;
  const characters = [...text];
  for (const { from, to } of emotes) {
    for (let place = Math.max(0, from); place <= Math.min(to, characters.length - 1); place += 1)
      characters[place] = "";
  }
  return characters.join("");
}

/** `text` without the names of people, which are written as they are. */
export const withoutMentions = (text: string): string => text.replace(/(?<![\p{L}\p{N}_])@\w+/gu, "");

/** How many characters of `text` the expression (with its "g" flag) finds. */
export const countOf = (text: string, expression: RegExp): number => text.match(expression)?.length ?? 0;
