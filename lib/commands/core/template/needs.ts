import type { Part, Template } from "./template";

/** Calls within calls, at most. */
export const CALLS_DEEP = 3;
/** Commands that are called for one answer, all together, at most: each is read before anything is said. */
export const CALLS_AT_MOST = 50;
/** Different quotes in one answer, at most: each is looked for, and no more than a few fit. */
const QUOTES_AT_MOST = 10;

/** What must be known of a response, besides who used it, before it can be said. */
export interface Needs {
  stream: boolean;
  followage: boolean;
  /** Numbers of quotes; null: any. */
  quotes: readonly (number | null)[];
  /** Names of commands it calls, whose own needs are to be added. */
  calls: readonly string[];
}

const STREAM: ReadonlySet<string> = new Set(["title", "game", "uptime", "viewers"]);

/** What a response itself needs. */
export function needsOf(template: Template): Needs {
  const parts = [...partsOf(template)];
  const named = (names: (name: string) => boolean) =>
    parts.some((part) => part.kind === "value" && names(part.name));
  return {
    stream: named((name) => STREAM.has(name)),
    followage: named((name) => name === "followage"),
    quotes: unique(parts.flatMap((part) => (part.kind === "quote" ? [part.number] : []))),
    calls: unique(parts.flatMap((part) => (part.kind === "call" ? [part.command] : []))),
  };
}

/** What several need together: all of it, but of quotes only as many as are worth looking for. */
export const joinNeeds = (all: readonly Needs[]): Needs => ({
  stream: all.some(({ stream }) => stream),
  followage: all.some(({ followage }) => followage),
  quotes: unique(all.flatMap(({ quotes }) => quotes)).slice(0, QUOTES_AT_MOST),
  calls: unique(all.flatMap(({ calls }) => calls)),
});

/** Every part, also those within others. */
function* partsOf(template: Template): Generator<Part> {
  for (const part of template) {
    yield part;
    if (part.kind === "pick") for (const option of part.options) yield* partsOf(option);
    else if ("fallback" in part && part.fallback) yield* partsOf(part.fallback);
  }
}

const unique = <T>(values: readonly T[]): T[] => [...new Set(values)];
