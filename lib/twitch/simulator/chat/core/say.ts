import type { Random } from "../../core/random";
import { type Emote, emotesTag } from "./emotes";
import { COMMANDS, FROM_AFAR, LAUGHTER, PHRASES } from "./phrases";

/** Something to say, with its `emotes` tag. */
export interface Utterance {
  text: string;
  emotes: string;
}

/** What somebody in a channel of this language might say; `names` are others they may speak to. */
export function inventUtterance(
  random: Random,
  language: string,
  emotes: readonly Emote[],
  names: readonly string[],
): Utterance {
  const own = PHRASES[language] ?? PHRASES.en ?? LAUGHTER;
  const kind = random.next();
  const template = random.pick(
    kind < 0.62 ? own : kind < 0.84 ? LAUGHTER : kind < 0.92 ? COMMANDS : FROM_AFAR,
  );
  const text = template
    .replaceAll("{emote}", () => random.pick(emotes).name)
    .replaceAll("{name}", () => (names.length === 0 ? "chat" : random.pick(names)))
    .replaceAll("{n}", () => String(random.int(2, 99)));
  return { text, emotes: emotesTag(text, emotes) };
}
