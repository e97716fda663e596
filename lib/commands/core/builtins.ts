import { type Builtin, builtin } from "../schema";

/** What one of our own is like in a channel that has changed nothing. */
interface Standard {
  cooldownSeconds: number;
  /** Templates of what it answers; null: it makes its answer itself. */
  responses: { online: string; offline: string } | null;
}

const same = (response: string) => ({ online: response, offline: response });

const STANDARDS: Record<Builtin, Standard> = {
  commands: { cooldownSeconds: 5, responses: null },
  uptime: {
    cooldownSeconds: 5,
    responses: {
      online: "$(channel) has been live for $(uptime).",
      offline: "$(channel) is offline right now.",
    },
  },
  title: { cooldownSeconds: 5, responses: same("Title: $(title|none is known yet)") },
  game: { cooldownSeconds: 5, responses: same("Category: $(game|none is known yet)") },
  followage: { cooldownSeconds: 5, responses: same("$(user), following $(channel): $(followage)") },
  clip: { cooldownSeconds: 30, responses: null },
  quote: { cooldownSeconds: 5, responses: null },
};

/** All of our own, in the order in which a channel gets them. */
export const BUILTINS: readonly Builtin[] = builtin.options;

export const standardCooldown = (name: Builtin): number => STANDARDS[name].cooldownSeconds;

/**
 * The template of what a command answers: what the channel wrote, or else what it answers by itself.
 * Null: it makes its answer in its own way.
 */
export function templateOf(
  command: { builtin: Builtin | null; response: string },
  online: boolean,
): string | null {
  if (command.builtin === null || command.response.trim() !== "") return command.response;
  const { responses } = STANDARDS[command.builtin];
  return responses && (online ? responses.online : responses.offline);
}

/** What one of our own is called in a channel where those names are taken; undefined: both are. */
export const freeNameFor = (name: Builtin, taken: ReadonlySet<string>): string | undefined =>
  [name, `tally-${name}`].find((candidate) => !taken.has(candidate));
