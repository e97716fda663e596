import { aboutCaller, OF_THE_CALLER } from "./about-caller";
import { parseTemplate, type TemplateProblem } from "./template/parse";
import { VARIABLES, type Variable } from "./template/variables";

/** What can be put into something that the bot says of itself. */
export const MESSAGE_VARIABLES: readonly Variable[] = VARIABLES.filter(
  ({ name }) => !OF_THE_CALLER.has(name),
).map((variable) => (variable.name === "pick" ? { ...variable, example: "$(pick yes|no|maybe)" } : variable));

/**
 * What is wrong with something that the bot says of itself, in the order of the text. It is a template as a response
 * is, but nobody asked for it: what tells of whoever did has nobody to tell of.
 */
export function messageProblems(text: string): readonly TemplateProblem[] {
  const parsed = parseTemplate(text);
  if (!parsed.ok) return parsed.problems;
  return aboutCaller(parsed.template)
    .map((name) => {
      const [written = ""] = new RegExp(`\\$\\(\\s*${name}(?![\\p{L}\\p{N}])`, "iu").exec(text) ?? [];
      const from = Math.max(0, text.indexOf(written));
      const message = `Nobody asked for this, so “$(${name})” has nothing to say. It is for commands.`;
      return { from, to: from + written.length, message };
    })
    .sort((one, other) => one.from - other.from);
}
