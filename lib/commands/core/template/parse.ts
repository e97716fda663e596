import { understand } from "./meaning";
import { scan } from "./scan";
import type { Template, TemplateProblem } from "./template";

export type { Template, TemplateProblem } from "./template";

/** A longer response is not read at all; what is said is a quarter of it at most. */
export const TEMPLATE_MAX_LENGTH = 2_000;

export type ParsedTemplate =
  | { ok: true; template: Template }
  | { ok: false; problems: readonly TemplateProblem[] };

/**
 * Reads a response. Never throws: whatever cannot be understood is a problem with its place, in the order of the
 * text. Takes time in proportion to the length.
 */
export function parseTemplate(text: string): ParsedTemplate {
  if (text.length > TEMPLATE_MAX_LENGTH) {
    const message = `A response has at most ${TEMPLATE_MAX_LENGTH} characters; this one has ${text.length}.`;
    return { ok: false, problems: [{ from: TEMPLATE_MAX_LENGTH, to: text.length, message }] };
  }
  const { branch, problems } = scan(text);
  const template = understand(branch, problems);
  if (problems.length === 0) return { ok: true, template };
  return { ok: false, problems: problems.sort((one, other) => one.from - other.from || one.to - other.to) };
}
