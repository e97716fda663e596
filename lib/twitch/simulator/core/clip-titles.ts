import type { Category } from "./words";

/** What people call clips. `{game}`, `{name}` (the channel) and `{n}` are filled in. */
const ANYWHERE = [
  "WHAT",
  "he really said that",
  "chat was right all along",
  "caught in 4k",
  "no way this just happened",
  "{name} loses it",
  "the face at the end",
  "wait for it",
  "{n} seconds of pure confidence",
  "this is why I watch {name}",
  "out of context",
  "the silence afterwards",
  "LUL",
  "peak {game}",
] as const;

const BY_KIND: Record<Category["kind"], readonly string[]> = {
  talk: ["best story so far", "the neighbour again", "the coffee incident", "banned topic no. {n}"],
  shooter: ["1v{n} clutch", "the cleanest ace", "how did that not hit", "through the smoke"],
  adventure: [
    "boss {n} first try",
    "the skip works??",
    "world record pace until it wasn't",
    "the wall ate him",
  ],
  creative: ["the moment it came together", "undo. undo. undo.", "that colour though", "spilled the ink"],
  strategy: ["blunder of the year", "{n} moves ahead", "the comeback", "saw it coming"],
  cosy: [
    "the cow is on the roof",
    "the whole farm, gone",
    "rest in peace, chicken no. {n}",
    "cosy until now",
  ],
};

/** What a clip of a category may be called. */
export function clipTitlesFor(kind: Category["kind"]): readonly string[] {
  return [...ANYWHERE, ...BY_KIND[kind]];
}
