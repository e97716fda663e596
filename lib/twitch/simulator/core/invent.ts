import { type Random, seededRandom, seedFrom } from "./random";
import { titlesFor } from "./titles";
import {
  ADJECTIVES,
  CATEGORIES,
  type Category,
  FIRST_NAMES,
  JAPANESE_NAMES,
  LANGUAGES,
  NOUNS,
  SUFFIXES,
  TAGS,
} from "./words";

/** What Twitch knows of a person, whether they stream or not. */
export interface Account {
  id: string;
  login: string;
  displayName: string;
  description: string;
  broadcasterType: "" | "affiliate" | "partner";
  /** ms since the epoch */
  createdAt: number;
  email: string;
  language: string;
  /** How many people watch on an ordinary day. */
  usualViewers: number;
  /** Ids of the categories it is known for; left out, its habits are invented. */
  knownFor?: readonly string[];
}

/** What a channel says about itself; it stays as it was when the stream ends. */
export interface ChannelInfo {
  title: string;
  categoryId: string;
  categoryName: string;
  tags: readonly string[];
}

const EARLIEST_ACCOUNT = Date.UTC(2012, 0, 1);
const LATEST_ACCOUNT = Date.UTC(2025, 0, 1);

/**
 * Invents the broadcaster with this number. Depends on nothing but its arguments, so a world of 2,000
 * and one of 40,000 begin with the same people. `takenLogins` is asked, not changed.
 */
export function inventAccount(seed: number, index: number, takenLogins: ReadonlySet<string>): Account {
  const random = seededRandom(seedFrom(seed, "account", index));
  const language = weighted(random, LANGUAGES).code;
  const usualViewers = inventUsualViewers(random);
  const name = inventName(random, index, takenLogins);
  const login = name.toLowerCase();
  return {
    // Distinct for every index because the steps are wider than the noise in them.
    id: String(20_000_000 + index * 97 + random.int(0, 96)),
    login,
    displayName: language === "ja" && random.chance(0.5) ? random.pick(JAPANESE_NAMES) : name,
    description: random.pick([
      "Hi, I stream when I can.",
      "Every day at eight.",
      "Games, talk and bad jokes.",
      "",
    ]),
    broadcasterType: usualViewers > 400 ? "partner" : usualViewers > 5 ? "affiliate" : "",
    createdAt: random.int(EARLIEST_ACCOUNT, LATEST_ACCOUNT),
    email: `${login}@example.test`,
    language,
    usualViewers,
  };
}

/** What a channel says about itself while it shows this category; the title differs from `unlike`. */
export function describeShow(
  random: Random,
  language: string,
  category: Category,
  unlike?: string,
): ChannelInfo {
  const languageTag = LANGUAGES.find((known) => known.code === language)?.tag ?? "English";
  const kindTags = TAGS[category.kind];
  const tags = [languageTag, random.pick(kindTags), random.pick(kindTags)];
  return {
    title: inventTitle(random, language, category, unlike),
    categoryId: category.id,
    categoryName: category.name,
    tags: [...new Set(tags)],
  };
}

/** A title that fits the category and differs from `unlike`. */
export function inventTitle(random: Random, language: string, category: Category, unlike?: string): string {
  const titles = titlesFor(language, category.kind);
  const start = random.int(0, titles.length - 1);
  const number = random.int(2, 99);
  for (let step = 0; step < titles.length; step += 1) {
    const template = titles[(start + step) % titles.length] ?? "";
    const title = template.replace("{game}", category.name).replace("{n}", String(number));
    if (title !== unlike) return title;
  }
  return `${unlike ?? category.name} (${number})`;
}

/** The category with this Twitch id or name (any case); undefined when the world has none. */
export function findCategory(idOrName: string): Category | undefined {
  const wanted = idOrName.toLowerCase();
  return CATEGORIES.find((category) => category.id === idOrName || category.name.toLowerCase() === wanted);
}

/** Log-normal: half of all channels have fewer than thirty viewers, a handful have tens of thousands. */
function inventUsualViewers(random: Random): number {
  return Math.min(90_000, Math.round(28 * Math.exp(1.7 * random.gaussian())));
}

function inventName(random: Random, index: number, taken: ReadonlySet<string>): string {
  const adjective = capital(random.pick(ADJECTIVES));
  const noun = capital(random.pick(NOUNS));
  const first = capital(random.pick(FIRST_NAMES));
  const candidates = [
    random.pick([`${adjective}${noun}`, `${first}${noun}`, `${first}_${adjective}`, `Its${first}${noun}`]),
    `${first}${random.pick(SUFFIXES)}`,
    `${adjective}${noun}${random.int(2, 99)}`,
  ];
  return candidates.find((name) => !taken.has(name.toLowerCase())) ?? `${noun}_${index}`;
}

/** One of the options, the heavier the likelier. */
export function weighted<T extends { weight: number }>(random: Random, options: readonly T[]): T {
  const total = options.reduce((sum, option) => sum + option.weight, 0);
  let rest = random.next() * total;
  for (const option of options) {
    rest -= option.weight;
    if (rest < 0) return option;
  }
  return random.pick(options);
}

function capital(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1);
}
