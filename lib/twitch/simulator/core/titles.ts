import type { Category } from "./words";

type Titles = Record<Category["kind"], readonly string[]>;

/** `{game}` and `{n}` are filled in. Kept per language, because a German channel with English titles looks made up. */
const ENGLISH: Titles = {
  talk: [
    "good morning, coffee first",
    "catching up, then we see",
    "reading your stories | !submit",
    "ask me anything, {n} days streak",
    "late night talk, come in quietly",
    "24 hours, hour {n} | !goal",
  ],
  shooter: [
    "road to top {n} | !settings !sens",
    "ranked all day, no tilt (lying)",
    "scrims vs. academy teams | {game}",
    "aim is gone, vibes are not",
    "solo queue until we win three in a row",
  ],
  adventure: [
    "{game} for the first time, no spoilers please",
    "boss number {n}, today it falls",
    "100 % run, day {n} | !progress",
    "{game} any% PB attempts",
    "lost in {game} again",
  ],
  creative: [
    "sketchbook page {n}, slow and quiet",
    "painting your requests | !queue",
    "building a synth from spare parts",
    "fixing the bug I wrote yesterday",
    "piano requests until midnight",
  ],
  strategy: [
    "climbing, one mistake at a time | rank {n}",
    "reviewing viewers' games | !review",
    "tournament day, group {n}",
    "explaining every move out loud",
    "{game} with the slowest opening in the world",
  ],
  cosy: [
    "rainy day farm | day {n}",
    "building the harbour, part {n}",
    "co-op with chat, nothing can go wrong",
    "cosy {game} and a big pot of tea",
    "decorating for {n} hours straight",
  ],
};

const OTHERS: Record<string, readonly string[]> = {
  de: [
    "Feierabendrunde {game}",
    "Guten Morgen! Kaffee und {game}",
    "Tag {n}: heute klappt es wirklich",
    "Mit euch durch die Nacht | !discord",
    "Wir bauen weiter, Folge {n}",
  ],
  es: [
    "hoy sí que sí | {game}",
    "día {n}: seguimos con {game}",
    "charlita y luego {game}",
    "no me voy hasta ganar {n}",
    "tarde tranquila con vosotros",
  ],
  fr: [
    "on continue {game}, épisode {n}",
    "soirée tranquille | !discord",
    "objectif top {n}, on y croit",
    "découverte de {game}, sans spoil",
  ],
  pt: [
    "bom dia! {game} até cansar",
    "dia {n} de {game}",
    "só mais uma partida (mentira)",
    "conversa e café | !pix",
  ],
  pl: ["dzień {n}: {game}", "spokojny wieczór z {game}", "wracamy na szczyt, top {n}"],
  ja: ["{game} のんびり配信", "はじめての {game} ネタバレなし", "雑談しながら {game}", "耐久{n}時間 {game}"],
};

/** The title templates that fit a category in a language; never empty. */
export function titlesFor(language: string, kind: Category["kind"]): readonly string[] {
  return OTHERS[language] ?? ENGLISH[kind];
}
