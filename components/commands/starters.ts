import type { Command } from "@/lib/commands/schema";
import type { Words } from "./words";

/** A command that is ready to be taken as it is. */
export interface Starter {
  name: string;
  response: string;
  /** What it is good for, in the words of a streamer. */
  purpose: string;
}

/** What most channels begin with. Each says something sensible before anybody has changed a word of it. */
export const startersFor = (t: Words, login: string): Starter[] => [
  { name: "hello", response: t("starters.response.hello"), purpose: t("starters.purpose.hello") },
  {
    name: "socials",
    response: t("starters.response.socials", { address: `https://www.twitch.tv/${login}` }),
    purpose: t("starters.purpose.socials"),
  },
  {
    name: "lurk",
    response: t("starters.response.lurk"),
    purpose: t("starters.purpose.lurk"),
  },
];

/**
 * Those that a channel has not taken, as long as all that it made comes from here: whoever made a command of their
 * own knows how it goes.
 */
export function startersLeft(
  t: Words,
  login: string,
  commands: readonly Pick<Command, "name" | "aliases" | "builtin">[],
): Starter[] {
  const starters = startersFor(t, login);
  const own = commands.filter(({ builtin }) => builtin === null);
  if (own.some(({ name }) => !starters.some((starter) => starter.name === name))) return [];
  const taken = new Set(commands.flatMap(({ name, aliases }) => [name, ...aliases]));
  return starters.filter(({ name }) => !taken.has(name));
}
