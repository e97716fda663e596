import type { Part, Template } from "./template/template";

/** Names of variables that say nothing where nobody asked; "1" is the first of nine. */
export const OF_THE_CALLER: ReadonlySet<string> = new Set([
  "user",
  "touser",
  "1",
  "args",
  "followage",
  "count",
]);

/** The variables of a template that tell of whoever used the command, of what they wrote or of how often: each once. */
export const aboutCaller = (template: Template): string[] => [...new Set(template.flatMap(namesIn))];

function namesIn(part: Part): string[] {
  const own =
    part.kind === "argument"
      ? [String(part.place)]
      : part.kind === "value" && OF_THE_CALLER.has(part.name)
        ? [part.name]
        : [];
  const options = part.kind === "pick" ? part.options.flatMap(aboutCaller) : [];
  const fallback = "fallback" in part && part.fallback !== null ? aboutCaller(part.fallback) : [];
  return [...own, ...options, ...fallback];
}
